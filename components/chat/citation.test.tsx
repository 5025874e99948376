import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Markdown } from "./markdown";

const sources = [
  { pageContent: "The warranty lasts two years.", metadata: { source: "handbook.pdf" } },
  { pageContent: "The office opens at nine.", metadata: { source: "hours.txt" } },
];
const shown = (text: string) => renderToStaticMarkup(<Markdown text={text} sources={sources} />);

test("numbers of passages are buttons, also in emphasis and several at once", () => {
  const html = shown("It lasts **two years** [1]. It opens at nine [1, 2].");
  expect(html.match(/<button/g)).toHaveLength(3);
  expect(html).toContain('aria-label="Source 1: handbook.pdf"');
  expect(html).not.toContain("[1]");
});

test("numbers in code, in links, and of no passage stay as written", () => {
  const html = shown("`list[1]` and [a link [1]](https://example.org) and [3]");
  expect(html).not.toContain("<button");
  expect(html).toContain("[3]");
});
