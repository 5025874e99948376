import { expect, test } from "vitest";
import { evaluate } from "./evaluate";

test.each([
  ["2 * (3 + 4)", "14"],
  ["sqrt(2)^2", "2"],
  ["0.1 + 0.2", "0.3"],
  ["12 % of 80", undefined],
  ["15% * 80", "12"],
  ["mean(1, 2, 3)", "2"],
  ["2.54 cm to inch", "1 inch"],
  ["5!", "120"],
  ["sin(pi / 2)", "1"],
  ["3 > 2 ? 1 : 0", "1"],
])("%s", async (expression, value) => {
  if (value === undefined) await expect(evaluate(expression)).rejects.toThrow();
  else expect(await evaluate(expression)).toBe(value);
});

test.each([
  "import({ a: 1 })",
  "createUnit('x')",
  'evaluate("1+1")',
  "parse('1')",
  "f(x) = x",
  "a = 1",
  "1:1e9",
  "zeros(10000, 10000)",
  "range(1, 1e9)",
  "{a: 1}",
  "[1,2][1]",
  "cos.constructor",
  'cos.constructor("return process")()',
  "'text'",
  "process",
  "constructor",
  "1".repeat(1001),
  "bignumber(2)^bignumber(1e9)",
  "bigint(2)^bigint(1000000000)",
  "repeat(1, 2)",
])("%s is refused", async (expression) => {
  await expect(evaluate(expression)).rejects.toThrow();
});
