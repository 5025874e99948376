import type { Settings } from "./settings-of";

/** Models that choose for themselves how to think and how to sample, and refuse to be told. */
const decidesItself = /^claude-(?:opus-(?:4-[7-9]|[5-9])|sonnet-[5-9]|haiku-[5-9]|fable|mythos)/;

/** How a model of Anthropic thinks, or else how it chooses its words. */
export function thinkingOf(settings: Settings): Record<string, unknown> {
  const alone = decidesItself.test(settings.text("modelName"));
  const extended = settings.flag("extendedThinking");
  const effort = settings.text("thinkingEffort");
  if (settings.flag("adaptiveThinking") || (extended && alone))
    return { thinking: { type: "adaptive" }, outputConfig: effort === "" ? undefined : { effort } };
  if (extended) return { thinking: { type: "enabled", budget_tokens: settings.number("budgetTokens") } };
  if (alone) return {};
  const [temperature, topP, topK] = ["temperature", "topP", "topK"].map((name) => settings.number(name));
  return { temperature, topP, topK };
}
