import type { ExtraProps } from "react-markdown";
import { claimIn, splitAtCitations } from "./cited-claims";

type Element = NonNullable<ExtraProps["node"]>;
type Content = Element["children"][number];
interface Parent {
  children: Content[];
}

/** Elements whose text is no prose. */
const left = new Set(["code", "pre", "a"]);

/**
 * Makes the numbers in an answer's text into `cite` elements that carry the number and what is claimed in front of it.
 * Runs after sanitising; nothing that a model writes can make such an element otherwise.
 */
export const rehypeCitations = (options: { count: number }) => (tree: Parent) => {
  if (options.count > 0) cite(tree, options.count, "");
};

/** Returns the text read so far in this block, for claims that begin before an emphasis. */
function cite(parent: Parent, count: number, read: string): string {
  let text = read;
  const children: Content[] = [];
  for (const child of parent.children) {
    if (child.type === "text") {
      for (const { before, numbers } of splitAtCitations(child.value, count)) {
        text += before;
        if (before !== "") children.push({ type: "text", value: before });
        const claim = claimIn(text);
        children.push(...numbers.map((number) => citation(number, claim)));
      }
      continue;
    }
    children.push(child);
    if (child.type === "element" && !left.has(child.tagName))
      text = cite(child, count, blocks.has(child.tagName) ? "" : text);
  }
  parent.children = children;
  return text;
}

const blocks = new Set(["p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table"]);

const citation = (number: number, claim: string): Element => ({
  type: "element",
  tagName: "cite",
  properties: { dataNumber: String(number), dataClaim: claim },
  children: [],
});
