import { AppError, isAppError } from "@/domain/errors";
import type { ChosenService } from "@/domain/flow-settings/provider-settings";
import { openService, type SpeechPorts, type SpeechService } from "./speech-service";
import { splitText } from "./split-text";
import { voiceOf } from "./voices";

/** Providers refuse longer texts, so that these are read out piece by piece. */
const longestPiece = 4_000;
/** Nobody listens to more, and every character costs the flow's owner. */
const longestText = 20_000;
/** Longest a text may take to be read out, ms. */
const patienceMs = 300_000;

/** Every voice answers with this. */
export const soundFormat = "mp3";

/**
 * A text as sound, piece by piece as the provider makes it. Leaving the loop early or aborting `signal` ends the
 * provider's work. Throws an `AppError` for the flow's owner.
 */
export async function* speak(
  ports: SpeechPorts,
  chosen: ChosenService,
  text: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  if (text.length > longestText)
    throw new AppError(
      "invalid_input",
      `This text is too long to be read out. ${longestText} characters are the most.`,
    );
  const kind = voiceOf(chosen.provider);
  const own = new AbortController();
  const limit = AbortSignal.any([signal, own.signal, AbortSignal.timeout(patienceMs)]);
  try {
    const service = await openService(ports, chosen, kind, limit);
    for (const piece of splitText(text, longestPiece)) yield* sound(await ask(service, kind.request(service, piece)));
  } catch (error) {
    signal.throwIfAborted();
    if (isAppError(error)) throw error;
    throw new AppError("upstream_failed", `${kind.label} stopped in the middle of the text.`, { cause: error });
  } finally {
    own.abort();
  }
}

const ask = (service: SpeechService, { url, ...init }: { url: string } & RequestInit): Promise<Response> =>
  service.request(url, { method: "POST", ...init });

async function* sound(response: Response): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of response.body ?? []) yield chunk;
}
