import { expect, test } from "vitest";
import type { TextSplitter } from "../documents/document-slots";
import { build } from "../testing/build";
import { someTools } from "../testing/turn";
import { sectionsOf } from "./long-text";

const tools = someTools(() => Promise.reject(new Error("no network")));

test.each([
  ["one two\n\nthree four\n\nfive", 12, ["one two\n\n", "three four\n\n", "five"]],
  ["one\ntwo\nthree", 8, ["one\ntwo\n", "three"]],
  ["one two three", 8, ["one two ", "three"]],
  ["abcdefghij", 4, ["abcd", "efgh", "ij"]],
  ["abc🫖d", 4, ["abc", "🫖d"]],
  ["short", 100, ["short"]],
  ["", 100, [""]],
])("%j is cut at most %i long, and nothing is lost", (text, most, expected) => {
  const sections = [...sectionsOf(text, most)].map((section) => section.text);
  expect(sections).toEqual(expected);
  expect(sections.join("")).toBe(text);
});

test("a book in one file lets others have their turn while it is cut, and its pieces know their lines", async () => {
  const lines = Array.from({ length: 60_000 }, (_, place) => `Line ${place + 1} of a long book that is one text.`);
  const splitter = await build<TextSplitter>("recursiveCharacterTextSplitter", {
    ...{ inputs: { chunkSize: 1000, chunkOverlap: 0 }, tools },
  });
  let turns = 0;
  let going = true;
  const others = (async () => {
    for (; going; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  })();
  const pieces = await splitter.split({ pageContent: lines.join("\n"), metadata: { source: "book.txt" } });
  going = false;
  await others;
  expect(turns).toBeGreaterThan(8);
  expect(pieces.map(({ pageContent }) => pageContent).join("\n")).toBe(lines.join("\n"));
  for (const { pageContent, metadata } of [pieces[0], pieces[1_000], pieces.at(-1)].flatMap((one) => one ?? [])) {
    const first = Number(/^Line (\d+)/.exec(pageContent)?.[1]);
    expect(metadata).toMatchObject({ source: "book.txt", loc: { lines: { from: first } } });
  }
});
