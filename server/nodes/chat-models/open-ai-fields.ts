import type { ChatOpenAIFields } from "@langchain/openai";
import type { NodeTools } from "@/server/engine/ports";
import { jsonObjectInput } from "../json-input";
import { retryPolicy } from "./retry-policy";

/** What the OpenAI-speaking nodes have in common once their inputs are read. */
export interface OpenAiSettings {
  model: string;
  temperature: number | undefined;
  streaming: boolean;
  maxTokens: number | undefined;
  topP: number | undefined;
  frequencyPenalty: number | undefined;
  presencePenalty: number | undefined;
  timeout: number | undefined;
  stop?: string[] | undefined;
  reasoning?: { effort?: "low" | "medium" | "high"; summary?: "auto" | "concise" | "detailed" } | undefined;
  strict?: boolean | undefined;
  baseUrl: string | undefined;
  headers: unknown;
}

/** Models that refuse `temperature`, `stop` and `max_tokens` because they reason first. */
const reasonsByItself = (model: string): boolean => /^(o\d|gpt-5)(?!.*chat)/.test(model);

/** Constructor fields for LangChain's client: no silent retries, every request through the guarded `fetch`. */
export function openAiFields(settings: OpenAiSettings, apiKey: string, tools: NodeTools): ChatOpenAIFields {
  const headers = jsonObjectInput(settings.headers, "Base Options");
  const reasons = reasonsByItself(settings.model);
  return {
    ...retryPolicy,
    model: settings.model,
    apiKey,
    disableStreaming: !settings.streaming,
    streamUsage: settings.streaming,
    temperature: reasons ? undefined : settings.temperature,
    ...(settings.maxTokens !== undefined && { maxTokens: settings.maxTokens }),
    ...(settings.topP !== undefined && { topP: settings.topP }),
    ...(settings.frequencyPenalty !== undefined && { frequencyPenalty: settings.frequencyPenalty }),
    ...(settings.presencePenalty !== undefined && { presencePenalty: settings.presencePenalty }),
    ...(settings.timeout !== undefined && { timeout: settings.timeout }),
    ...(settings.stop && !reasons && { stop: settings.stop }),
    ...(settings.reasoning && { reasoning: settings.reasoning }),
    ...(settings.strict !== undefined && { supportsStrictToolCalling: settings.strict }),
    configuration: {
      fetch: tools.fetch,
      // Said outright, or the client would take addresses and accounts from the server's environment.
      baseURL: settings.baseUrl?.trim().replace(/\/+$/, "") || "https://api.openai.com/v1",
      organization: null,
      project: null,
      ...(headers && { defaultHeaders: Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, String(v)])) }),
    },
  };
}

/** The reasoning part of a request, present only when the node's switch is on. */
export function reasoningOf(inputs: {
  reasoning: boolean;
  reasoningEffort: "low" | "medium" | "high" | undefined;
  reasoningSummary: "auto" | "concise" | "detailed" | undefined;
}): OpenAiSettings["reasoning"] {
  if (!inputs.reasoning) return undefined;
  return {
    ...(inputs.reasoningEffort && { effort: inputs.reasoningEffort }),
    ...(inputs.reasoningSummary && { summary: inputs.reasoningSummary }),
  };
}
