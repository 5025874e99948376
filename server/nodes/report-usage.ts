import type { AIMessage, UsageMetadata } from "@langchain/core/messages";
import type { Usage } from "@/domain/api/stream-event";
import type { AskContext } from "./ask-model";

/** Tells what a model call used, on the account of its node. */
export function reportUsage(message: AIMessage, model: object, { emit, nodeId }: AskContext): void {
  const used = message.usage_metadata && tokens(message.usage_metadata);
  if (used) emit({ type: "usage", nodeId, usage: { ...modelName(message, model), ...used } });
}

/** Clients make up counts that are no numbers when a provider reports none. */
function tokens(usage: Partial<UsageMetadata>): Omit<Usage, "model"> | undefined {
  const { input_tokens, output_tokens, total_tokens } = usage;
  if (!isCount(input_tokens) || !isCount(output_tokens)) return undefined;
  return {
    input_tokens,
    output_tokens,
    total_tokens: isCount(total_tokens) ? total_tokens : input_tokens + output_tokens,
  };
}

const isCount = (value: unknown): value is number => Number.isFinite(value);

function modelName(message: AIMessage, model: object): { model?: string } {
  const own = "model" in model ? model.model : undefined;
  const said: unknown = message.response_metadata.model_name ?? message.response_metadata.model ?? own;
  return typeof said === "string" ? { model: said } : {};
}
