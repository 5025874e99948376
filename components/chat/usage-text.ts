import { numberText } from "@/components/words/number-text";
import { t } from "@/components/words/t";
import type { Usage } from "@/domain/api/stream-event";

/** "1,204 tokens in, 310 out · $0.0031" */
export function usageText({ input_tokens, output_tokens, cost }: Usage): string {
  const tokens = t("{read} tokens in, {written} out", {
    read: numberText(input_tokens),
    written: numberText(output_tokens),
  });
  return cost === undefined ? tokens : `${tokens} · ${costText(cost)}`;
}

/** Small sums with as many digits as say something. */
export function costText(dollars: number): string {
  if (dollars === 0) return "$0";
  if (dollars >= 1) return `$${dollars.toFixed(2)}`;
  return `$${Number(dollars.toPrecision(2)).toFixed(Math.min(8, 1 - Math.floor(Math.log10(dollars))))}`;
}
