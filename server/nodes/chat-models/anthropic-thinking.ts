import type { AnthropicInput } from "@langchain/anthropic";

interface Inputs {
  modelName: string;
  temperature: number;
  topP: number | undefined;
  topK: number | undefined;
  extendedThinking: boolean | undefined;
  budgetTokens: number;
  adaptiveThinking: boolean;
  thinkingEffort: "low" | "medium" | "high" | "max" | undefined;
}

/** Models that choose for themselves how to think and how to sample, and refuse to be told. */
const decidesItself = (model: string): boolean =>
  /^claude-(?:opus-(?:4-[7-9]|[5-9])|sonnet-[5-9]|haiku-[5-9]|fable|mythos)/.test(model);

/** How the model should think, or else how it should choose its words: the provider takes one or the other. */
export function thinkingOrSampling(
  inputs: Inputs,
): Pick<AnthropicInput, "thinking" | "outputConfig" | "temperature" | "topP" | "topK"> {
  const alone = decidesItself(inputs.modelName);
  const effort = inputs.thinkingEffort && { outputConfig: { effort: inputs.thinkingEffort } };
  if (inputs.adaptiveThinking || (inputs.extendedThinking && alone))
    return { thinking: { type: "adaptive" }, ...effort };
  if (inputs.extendedThinking) return { thinking: { type: "enabled", budget_tokens: inputs.budgetTokens } };
  if (alone) return {};
  return {
    temperature: inputs.temperature,
    ...(inputs.topP !== undefined && { topP: inputs.topP }),
    ...(inputs.topK !== undefined && { topK: inputs.topK }),
  };
}
