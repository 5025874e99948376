import { AppError, isAppError } from "@/domain/errors";
import type { ChosenService } from "@/domain/flow-settings/provider-settings";
import { hearAssemblyAi } from "../speech/hear-assembly-ai";
import { hearAzure } from "../speech/hear-azure";
import { hearOpenAi } from "../speech/hear-open-ai";
import type { Recording } from "../speech/recording";
import { openService, type ServiceKind, type SpeechPorts, type SpeechService } from "../speech/speech-service";

interface Hearer extends ServiceKind {
  hear(service: SpeechService, recording: Recording, signal: AbortSignal): Promise<string>;
}

/** By the names that settings use. */
const hearers: Readonly<Record<string, Hearer>> = {
  openAIWhisper: {
    ...{ label: "OpenAI Whisper", credential: "openAIApi" },
    hear: (service, recording) =>
      hearOpenAi(service, recording, {
        ...{ base: "https://api.openai.com/v1", model: "whisper-1", key: service.secrets.openAIApiKey },
      }),
  },
  groqWhisper: {
    ...{ label: "Groq Whisper", credential: "groqApi" },
    hear: (service, recording) =>
      hearOpenAi(service, recording, {
        ...{ base: "https://api.groq.com/openai/v1", model: "whisper-large-v3", key: service.secrets.groqApiKey },
      }),
  },
  localAISTT: {
    ...{ label: "LocalAI", credential: "localAIApi", credentialOptional: true },
    hear: (service, recording) =>
      hearOpenAi(service, recording, { base: undefined, model: "whisper-1", key: service.secrets.localAIApiKey }),
  },
  azureCognitive: { label: "Azure Speech", credential: "azureCognitiveServices", hear: hearAzure },
  assemblyAiTranscribe: { label: "AssemblyAI", credential: "assemblyAIApi", hear: hearAssemblyAi },
};

/** Longest a service may listen, ms. */
const patienceMs = 120_000;

export const noHearing = (): AppError =>
  new AppError(
    "invalid_input",
    "This flow takes no recordings. Its owner can switch on Speech to text in the flow's configuration.",
  );

/** What is said in a recording, by the service that the flow's owner chose. */
export async function transcribe(
  ports: SpeechPorts,
  chosen: ChosenService | undefined,
  recording: Recording,
  signal: AbortSignal,
): Promise<string> {
  if (!chosen) throw noHearing();
  const hearer = Object.hasOwn(hearers, chosen.provider) ? hearers[chosen.provider] : undefined;
  if (!hearer)
    throw new AppError("unprocessable", `This server has no service “${chosen.provider}” that could hear recordings.`);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  const text = await listen(hearer, { ports, chosen, recording, limit });
  if (text.trim() === "") throw new AppError("unprocessable", "Nothing was understood in the recording. Say it again.");
  return text.trim();
}

interface Listening {
  ports: SpeechPorts;
  chosen: ChosenService;
  recording: Recording;
  limit: AbortSignal;
}

async function listen(hearer: Hearer, { ports, chosen, recording, limit }: Listening): Promise<string> {
  try {
    return await hearer.hear(await openService(ports, chosen, hearer, limit), recording, limit);
  } catch (error) {
    if (isTimeout(limit.reason))
      throw new AppError("timed_out", `${hearer.label} took too long. Send a shorter recording.`, { cause: error });
    limit.throwIfAborted();
    if (isAppError(error)) throw error;
    throw new AppError("upstream_failed", `${hearer.label} gave an answer that cannot be read.`, { cause: error });
  }
}

const isTimeout = (reason: unknown): boolean => reason instanceof Error && reason.name === "TimeoutError";
