import { AppError, isAppError } from "@/domain/errors";
import { readChosenService } from "@/domain/flow-settings/provider-settings";
import { requireAccess, type ServiceContext } from "../context";
import { openService, type SpeechPorts } from "./speech-service";
import { type Voice, voiceOf } from "./voices";

const patienceMs = 20_000;

/** Voices to choose from, of a service with a credential of the workspace. */
export async function listVoices(
  ctx: ServiceContext,
  ports: SpeechPorts,
  input: { provider: string; credentialId: string | undefined },
): Promise<Voice[]> {
  requireAccess(ctx, "editor", "manage");
  const { provider, credentialId } = input;
  const chosen = readChosenService({ [provider]: { status: true, credentialId } });
  if (!chosen) throw new AppError("invalid_input", "Choose a service.");
  const kind = voiceOf(provider);
  try {
    return await kind.voices(() => openService(ports, chosen, kind, AbortSignal.timeout(patienceMs)));
  } catch (error) {
    if (isAppError(error)) throw error;
    throw new AppError("upstream_failed", `${kind.label} gave an answer that cannot be read.`, { cause: error });
  }
}
