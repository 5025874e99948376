import { describe, expect, it } from "vitest";
import { priceOf } from "./model-prices";
import { sumUsage } from "./sum-usage";
import { withCost } from "./with-cost";

const tokens = { input_tokens: 1000, output_tokens: 500, total_tokens: 1500 };

describe("what an answer cost", () => {
  it("is the model's price times its tokens, also when its name carries a date", () => {
    expect(withCost({ model: "gpt-4o-mini", ...tokens })).toEqual({ model: "gpt-4o-mini", ...tokens, cost: 0.00045 });
    expect(withCost({ model: "gpt-4o-mini-2024-07-18", ...tokens }).cost).toBe(0.00045);
  });

  it("is left out, and never 0, when the price is not known", () => {
    expect(withCost({ model: "my-own-model", ...tokens })).not.toHaveProperty("cost");
    expect(withCost(tokens)).not.toHaveProperty("cost");
    expect(priceOf("constructor")).toBeUndefined();
  });

  it("is summed over all calls, and left out when one of them is not known", () => {
    const known = withCost({ model: "gpt-4o-mini", ...tokens });
    expect(sumUsage([])).toBeUndefined();
    expect(sumUsage([known, known])).toEqual({
      model: "gpt-4o-mini",
      input_tokens: 2000,
      output_tokens: 1000,
      total_tokens: 3000,
      cost: 0.0009,
    });
    expect(sumUsage([known, { model: "other", ...tokens }])).toEqual({
      input_tokens: 2000,
      output_tokens: 1000,
      total_tokens: 3000,
    });
  });
});
