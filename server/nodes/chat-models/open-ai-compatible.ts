import type { ChatOpenAI } from "@langchain/openai";
import type { Choice } from "@/domain/catalogue/field";
import type { NodeTools } from "@/server/engine/ports";
import { choices, listOpenAiModels } from "./list-models";
import { stopWords } from "./model-inputs";
import { openAiFields } from "./open-ai-fields";

/** Inputs that nodes of other providers have under Flowise's names; each has some of them. */
interface CompatibleInputs {
  modelName: string;
  temperature?: number | undefined;
  streaming?: boolean;
  maxTokens?: number | undefined;
  topP?: number | undefined;
  frequencyPenalty?: number | undefined;
  presencePenalty?: number | undefined;
  timeout?: number | undefined;
  stopSequence?: string | undefined;
  baseOptions?: unknown;
}

interface Provider {
  /** Up to and including `/v1`, or wherever `/chat/completions` follows. */
  baseUrl: string;
  /** Servers without a key ignore it. */
  key: string | undefined;
  /** Body fields of the provider's own. */
  extras?: Record<string, unknown>;
  /** False for providers that refuse `stream_options`; they tell their usage unasked. */
  asksForUsage?: boolean;
}

/** A chat model of a provider that speaks OpenAI's dialect at an address of its own. */
export async function openAiCompatible(
  inputs: CompatibleInputs,
  { baseUrl, key, extras, asksForUsage = true }: Provider,
  tools: NodeTools,
): Promise<ChatOpenAI> {
  const { ChatOpenAI: Client } = await import("@langchain/openai");
  const fields = openAiFields(
    {
      model: inputs.modelName,
      temperature: inputs.temperature,
      streaming: inputs.streaming ?? true,
      maxTokens: inputs.maxTokens,
      topP: inputs.topP,
      frequencyPenalty: inputs.frequencyPenalty,
      presencePenalty: inputs.presencePenalty,
      timeout: inputs.timeout,
      stop: stopWords(inputs.stopSequence),
      baseUrl,
      headers: inputs.baseOptions,
    },
    // The client insists on a key.
    key ?? "none",
    tools,
  );
  return new Client({
    ...fields,
    streamUsage: asksForUsage && fields.streamUsage === true,
    ...(extras && { modelKwargs: extras }),
  });
}

interface ListRequest {
  provider: string;
  baseUrl: string;
  key: string | undefined;
  /** Offered until there is a key. Without any, the list is asked for at once. */
  known?: readonly string[];
  keep?: (id: string) => boolean;
  tools: NodeTools;
  signal: AbortSignal;
}

/** The provider's models, or the well-known ones as long as no credential is chosen. */
export async function listCompatibleModels(request: ListRequest): Promise<Choice[]> {
  const { provider, baseUrl, key, known, keep, tools, signal } = request;
  if (!key && known) return choices(known);
  const headers: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {};
  return listOpenAiModels(
    { url: `${baseUrl.trim().replace(/\/+$/, "")}/models`, headers, provider, tools, signal },
    keep,
  );
}
