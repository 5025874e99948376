import { describe, expect, test } from "vitest";
import { runScript } from "@/server/platform/sandbox/run-script";
import { finish } from "../testing/run-step";
import { someTools } from "../testing/turn";
import { withoutMarkdown } from "./without-markdown";

const tools = someTools(() => Promise.reject(new Error("no network")), { runScript });
const decide = (...conditions: Record<string, unknown>[]) =>
  finish("conditionAgentflow", { inputs: { conditions }, tools });
const holds = async (condition: Record<string, unknown>) => (await decide(condition)).follow?.[0] === "0";

describe("texts", () => {
  test.each([
    ["Amsterdam", "contains", "ster", true],
    ["Amsterdam", "contains", "STER", false],
    ["Amsterdam", "notContains", "ster", false],
    ["Amsterdam", "startsWith", "Am", true],
    ["Amsterdam", "endsWith", "ster", false],
    ["Amsterdam", "endsWith", "dam", true],
    ["yes", "equal", "yes", true],
    ["yes", "equal", "Yes", false],
    ["yes", "notEqual", "no", true],
    ["", "isEmpty", "ignored", true],
    ["<p></p>", "isEmpty", "", true],
    ["x", "isEmpty", "", false],
    ["x", "notEmpty", "", true],
    ["order 4711", "regex", String.raw`^order \d{4}$`, true],
    ["order 47", "regex", String.raw`^order \d{4}$`, false],
    ["aab", "regex", "^a*b*$", true],
    ["anything", "regex", "(", false],
  ])("“%s” %s “%s” is %s", async (value1, operation, value2, expected) => {
    expect(await holds({ type: "string", value1, operation, value2 })).toBe(expected);
  });

  test("are compared without the marks of markdown, on both sides", async () => {
    expect(await holds({ type: "string", value1: "**Yes**", operation: "equal", value2: "Yes" })).toBe(true);
    expect(await holds({ type: "string", value1: "approved", operation: "equal", value2: "# _approved_" })).toBe(true);
  });

  test("that hold a pattern which takes ages end the step in words instead of the server", async () => {
    const slow = { type: "string", value1: `${"a".repeat(40)}b`, operation: "regex", value2: "^(a+)+$" };
    await expect(decide(slow)).rejects.toMatchObject({ code: "timed_out" });
  });
});

describe("numbers", () => {
  test.each([
    [3, "smaller", 4, true],
    ["3", "smallerEqual", "3", true],
    ["12 apples", "equal", 12, true],
    ["no number", "equal", 0, true],
    [5, "larger", 4.5, true],
    [-5, "largerEqual", "-5", true],
    [5, "notEqual", 5, false],
    [0, "isEmpty", 0, false],
    ["", "isEmpty", 0, true],
    ["none", "notEmpty", 0, false],
    [0, "notEmpty", 0, true],
  ])("%s %s %s is %s", async (value1, operation, value2, expected) => {
    expect(await holds({ type: "number", value1, operation, value2 })).toBe(expected);
  });
});

test.each([
  [true, "equal", true, true],
  ["true", "equal", true, true],
  [false, "equal", true, false],
  [false, "notEqual", true, true],
  [undefined, "equal", undefined, true],
])("a switch: %s %s %s is %s", async (value1, operation, value2, expected) => {
  expect(await holds({ type: "boolean", value1, operation, value2 })).toBe(expected);
});

/*
 *   condition ─0─► a      row 0 does not hold
 *             ─1─► b      row 1 holds
 *             ─2─► c      row 2 would too
 *             ─3─► else
 */
test("the first condition that holds is followed and marked; the others are not looked at", async () => {
  const no = { type: "string", value1: "a", operation: "equal", value2: "b" };
  const yes = { type: "number", value1: 2, operation: "larger", value2: 1 };
  const result = await decide(no, yes, yes);
  expect(result.follow).toEqual(["1"]);
  expect(result.output).toEqual({
    conditions: [
      no,
      { ...yes, isFulfilled: true },
      yes,
      { type: "string", value1: "", operation: "equal", value2: "", isFulfilled: false },
    ],
  });
});

test("when no condition holds the output after the last row is followed", async () => {
  const no = { type: "string", value1: "a", operation: "equal", value2: "b" };
  const result = await decide(no, no);
  expect(result.follow).toEqual(["2"]);
  expect(result.output["conditions"]).toMatchObject([{}, {}, { isFulfilled: true }]);
});

test("rows that an older file stores as JSON text are read", async () => {
  const conditions = JSON.stringify([{ type: "string", value1: "x", operation: "isEmpty" }]);
  const result = await finish("conditionAgentflow", { inputs: { conditions }, tools });
  expect(result.follow).toEqual(["1"]);
});

describe("a text without markdown", () => {
  test.each([
    ["# Title", "Title"],
    ["**bold** and *slanted*", "bold and slanted"],
    ["__bold__ and _slanted_", "bold and slanted"],
    ["`code`", "code"],
    ["```json\n{}\n```", "{}"],
    ["> quoted", "quoted"],
    ["- item\n* other", "item\nother"],
    ["[a link](https://example.com)", "a link"],
    ["~~gone~~", "gone"],
    ["snake_case_name", "snake_case_name"],
    ["5 * 3 * 2", "5 * 3 * 2"],
    ["-5", "-5"],
    [String.raw`a\_b`, "a_b"],
  ])("%s is %s", (marked, plain) => {
    expect(withoutMarkdown(marked)).toBe(plain);
  });

  test.each(["*", "[", "`", "_", "> ", "~~", "*a ", "[a](", "# ", "- ", "\\"])(
    "is found quickly in a long row of %s",
    (piece) => {
      const begun = performance.now();
      withoutMarkdown(piece.repeat(Math.floor(50_000 / piece.length)));
      expect(performance.now() - begun).toBeLessThan(500);
    },
  );
});
