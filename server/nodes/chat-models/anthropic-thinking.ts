import type { AnthropicInput } from "@langchain/anthropic";

interface ThinkingInputs {
  extendedThinking: boolean | undefined;
  budgetTokens: number;
  adaptiveThinking: boolean;
  thinkingEffort: "low" | "medium" | "high" | "max" | undefined;
}

/** The thinking part of a request to Anthropic; undefined when the model should just answer. */
export function anthropicThinking(
  inputs: ThinkingInputs,
): Pick<AnthropicInput, "thinking" | "outputConfig"> | undefined {
  if (inputs.adaptiveThinking) {
    return {
      thinking: { type: "adaptive" },
      ...(inputs.thinkingEffort && { outputConfig: { effort: inputs.thinkingEffort } }),
    };
  }
  return inputs.extendedThinking ? { thinking: { type: "enabled", budget_tokens: inputs.budgetTokens } } : undefined;
}
