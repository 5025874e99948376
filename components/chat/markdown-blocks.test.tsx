import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import ReactMarkdown from "react-markdown";
import remarkGfm from "remark-gfm";
import { describe, expect, it } from "vitest";
import { markdownBlocks } from "./markdown-blocks";

const draw = (text: string) => renderToStaticMarkup(<ReactMarkdown remarkPlugins={[remarkGfm]}>{text}</ReactMarkdown>);
const inPieces = (text: string) => markdownBlocks(text).map(draw).join("\n");

const lines = [
  "",
  "",
  "A paragraph",
  "with a second line",
  "# Heading",
  "- item",
  "  continued",
  "  - nested",
  "1. first",
  "2) other",
  "```js",
  "```",
  "~~~",
  "  ```",
  "    indented",
  "> quote",
  "| a | b |",
  "|---|---|",
  "| 1 | 2 |",
  "---",
  "===",
  "- ```py",
  "**bold** and `code`",
  "* * *",
  "+",
];

describe("Markdown in pieces", () => {
  it("draws as the whole does", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 14 }), (picked) => {
        const text = picked.join("\n");
        expect(inPieces(text)).toBe(draw(text).trim());
      }),
      { numRuns: 250 },
    );
  });

  it("keeps a fence whole, blank lines and all", () => {
    expect(markdownBlocks("Before\n\n```js\na\n\nb\n```\n\nAfter")).toEqual([
      "Before\n",
      "```js\na\n\nb\n```\n",
      "After",
    ]);
  });

  it("changes only its last piece while text arrives", () => {
    const text = "One\n\nTwo\n\nThree and m";
    expect(markdownBlocks(`${text}ore`).slice(0, 2)).toEqual(markdownBlocks(text).slice(0, 2));
  });

  it("stays whole when links are defined somewhere in it", () => {
    expect(markdownBlocks("See [it].\n\n[it]: https://example.com")).toHaveLength(1);
  });
});
