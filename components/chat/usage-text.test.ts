import { expect, it } from "vitest";
import { usageText } from "./usage-text";

it.each([
  [{ input_tokens: 1204, output_tokens: 310 }, "1,204 tokens in, 310 out"],
  [{ input_tokens: 1, output_tokens: 2, cost: 0.00312 }, "1 tokens in, 2 out · $0.0031"],
  [{ input_tokens: 1, output_tokens: 2, cost: 0.5 }, "1 tokens in, 2 out · $0.50"],
  [{ input_tokens: 1, output_tokens: 2, cost: 12.345 }, "1 tokens in, 2 out · $12.35"],
  [{ input_tokens: 1, output_tokens: 2, cost: 0 }, "1 tokens in, 2 out · $0"],
])("tells tokens, and the price where it is known", (usage, text) => {
  expect(usageText({ ...usage, total_tokens: 0 })).toBe(text);
});
