import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkJson } from "./check-json";

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe("checking JSON as one types", () => {
  it("finds nothing wrong with what JSON.parse reads", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(checkJson(text)).toBeUndefined();
      }),
    );
  });

  it("agrees with JSON.parse about texts that somebody has broken", () => {
    const broken = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom("", ",", '"', "}", "]", "{", ":", "x", "\\", "\n", "0"),
    );
    fc.assert(
      fc.property(broken, ([text, place, sign]) => {
        const at = place % (text.length + 1);
        const changed = text.slice(0, at) + sign + text.slice(at + 1);
        if (changed.trim() !== "" && !changed.includes("{{"))
          expect(checkJson(changed) === undefined).toBe(parses(changed));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['{"a": 1,}', 8, "No comma may stand before “}”."],
    ['{"a" 1}', 5, "A colon is missing after the name."],
    ['{"a": 1 "b": 2}', 8, "A comma or “}” is missing here."],
    ["{'a': 1}", 1, "A name in double quotes belongs here."],
    ['["a', 1, "The text has no end."],
    ['{"a": yes}', 6, "“yes” is no value. Texts stand in double quotes."],
    ['{"a": 1', 7, "A “}” is missing at the end."],
    ["[1] 2", 4, "Nothing may follow the end of the JSON."],
  ])("%s: says what is wrong and where", (text, from, message) => {
    expect(checkJson(text)).toMatchObject({ from, message });
  });

  it("takes references where values stand, in quotes and without", () => {
    expect(checkJson('{"a": {{$form.a}}, "b": ["{{question}}", {{loop_count}}]}')).toBeUndefined();
    expect(checkJson('{"a": {{$form.a}} {{$form.b}}}')).toMatchObject({ from: 18 });
  });
});
