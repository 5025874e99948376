import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSnippetRunner, type SnippetRunner } from "../testing/snippet-runner";
import { javascript, json, literal, python } from "./literal";
import { hereText, shellWord } from "./shell-word";

let runner: SnippetRunner;
beforeAll(async () => {
  runner = await openSnippetRunner();
}, 120_000);
afterAll(() => runner.close());

const wicked = [
  ...["", "'", '"', "\\", "\\'", "`", "$(id)", "${x}", "#{x}", "%s", "\n", "\r\n", "\t", "\u0000", "\u007f", "\u2028"],
  ...["'''", '"""', "*/", "</script>", "END", "\nEND\n", "@file", "<file", "🧵", "\ud800", "{}", "[1-3]", "a\\\nb"],
];
const texts = fc.oneof(
  fc.constantFrom(...wicked),
  fc.array(fc.constantFrom(...wicked), { maxLength: 6 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 30 }),
);
const values = [
  ...wicked,
  // Over several lines.
  wicked.map((text) => ({ [text]: { deep: [`${text}a`, wicked] } })),
  JSON.parse('{"__proto__": 1, "constructor": {"__proto__": []}}'),
  ...fc.sample(texts, { numRuns: 200, seed: 7 }),
  ...fc.sample(fc.jsonValue(), { numRuns: 300, seed: 7 }),
].map((value: unknown): unknown => JSON.parse(JSON.stringify(value)));

describe("a literal", () => {
  it("means the same value in JavaScript", async () => {
    const program = `console.log(JSON.stringify([\n${values.map((value) => literal(value, javascript)).join(",\n")}\n]));`;
    expect(JSON.parse(await runner.runNode(program))).toEqual(values);
  });

  it("means the same value in Python", async () => {
    const program = `import json\nprint(json.dumps([\n${values.map((value) => literal(value, python)).join(",\n")}\n]))`;
    expect(JSON.parse(await runner.runPython(program))).toEqual(values);
  });

  it("means the same value in JSON", () => {
    for (const value of values) expect(JSON.parse(literal(value, json))).toEqual(value);
  });
});

describe("a text for the shell", () => {
  // What a shell can be handed at all.
  const words = values.flatMap((value) =>
    typeof value === "string" && !/[\0\ud800-\udfff]/u.test(value) ? [value] : [],
  );

  it("stays one word and stays as it is", async () => {
    const printed = await runner.runShell(words.map((word) => `printf '%s\\0' ${shellWord(word)}`).join("\n"));
    expect(printed.split("\0").slice(0, -1)).toEqual(words);
  });

  it("stays as it is in a here-document", async () => {
    const json = words.map((word) => JSON.stringify(word));
    const printed = await runner.runShell(json.map((text) => `cat << END\n${hereText(text)}\nEND`).join("\n"));
    expect(printed.split("\n").slice(0, -1)).toEqual(json);
  });
});
