import { expect, test } from "vitest";
import type { TextSplitter } from "../documents/document-slots";
import { build } from "../testing/build";
import { someTools } from "../testing/turn";

const tools = someTools(() => Promise.reject(new Error("no network")));
const split = async (name: string, inputs: Record<string, unknown>, pageContent: string) => {
  const splitter = await build<TextSplitter>(name, { inputs, tools });
  return splitter.split({ pageContent, metadata: { source: "a" } });
};
const texts = async (...given: Parameters<typeof split>) => (await split(...given)).map((piece) => piece.pageContent);

test("at one separator only, which may be written with a backslash", async () => {
  const inputs = { chunkSize: 5, chunkOverlap: 0, separator: String.raw`\t` };
  expect(await texts("characterTextSplitter", inputs, "one two\tthree\tfour")).toEqual(["one two", "three", "four"]);
});

test("after so many tokens, without a network", async () => {
  const words = Array.from({ length: 25 }, (_, n) => `word${n}`).join(" ");
  for (const encodingName of ["gpt2", "cl100k_base", "o200k_base"]) {
    const pieces = await texts("tokenTextSplitter", { encodingName, chunkSize: 20, chunkOverlap: 0 }, words);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join("")).toBe(words);
  }
});

const handbook = `Preface.

# Office
Opens at nine.

\`\`\`sh
# no heading
\`\`\`

## Parking
Four euros.

# Canteen
Fish on Fridays.`;

test("Markdown at its headings down to a depth, not at those inside a code block, with the lines", async () => {
  const pieces = await split("markdownTextSplitter", { splitByHeaders: "h1" }, handbook);
  expect(pieces.map(({ pageContent }) => pageContent.split("\n")[0])).toEqual(["Preface.", "# Office", "# Canteen"]);
  expect(pieces[1]?.pageContent).toContain("## Parking\nFour euros.");
  expect(pieces[2]?.metadata).toEqual({ source: "a", loc: { lines: { from: 13, to: 14 } } });
  expect(await texts("markdownTextSplitter", { splitByHeaders: "h2" }, handbook)).toHaveLength(4);
});

test("Markdown to a size where headings do not matter", async () => {
  const pieces = await texts("markdownTextSplitter", { chunkSize: 60, chunkOverlap: 0 }, handbook);
  expect(pieces.every((piece) => piece.length <= 60)).toBe(true);
  expect(pieces.length).toBeGreaterThan(1);
});

test("HTML as Markdown, without its scripts", async () => {
  const html =
    "<h1>Office</h1><p>Opens at <b>nine</b>.</p><script>alert(1)</script><h1>Canteen</h1><ul><li>Fish</li></ul>";
  const pieces = await texts("htmlToMarkdownTextSplitter", { splitByHeaders: "h1" }, html);
  expect(pieces).toHaveLength(2);
  expect(pieces[0]).toMatch(/^# Office\s+Opens at \*\*nine\*\*\.$/);
  expect(pieces.join("")).not.toContain("alert");
});

test("program text between its functions", async () => {
  const code = "def one():\n    return 1\n\ndef two():\n    return 2\n";
  const pieces = await texts("codeTextSplitter", { language: "python", chunkSize: 30, chunkOverlap: 0 }, code);
  expect(pieces.map((piece) => piece.split("\n")[0])).toEqual(["def one():", "def two():"]);
});

test("pieces that would repeat more than they hold are refused", async () => {
  await expect(split("characterTextSplitter", { chunkSize: 10, chunkOverlap: 10 }, "x")).rejects.toThrow(/overlap/);
});
