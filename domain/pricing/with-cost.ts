import type { Usage } from "../api/stream-event";
import { priceOf } from "./model-prices";

/** The usage with what it cost, when the model's price is known. Unknown is not free: then nothing is said. */
export function withCost(usage: Usage, on?: Date): Usage {
  const price = usage.model === undefined ? undefined : priceOf(usage.model, on);
  if (!price) return usage;
  // Without the last digits of binary fractions, which nobody is billed.
  const cost = Number((usage.input_tokens * price.input + usage.output_tokens * price.output).toPrecision(12));
  return { ...usage, cost };
}
