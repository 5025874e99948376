import type { ExtraProps } from "react-markdown";

type Element = NonNullable<ExtraProps["node"]>;
type Content = Element["children"][number];

/** The text inside an element, as it stood before highlighting. */
export function plainText(node: Element | Content | undefined): string {
  if (node === undefined) return "";
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(plainText).join("") : "";
}

/** What a fence called its language: the `ts` of "```ts". */
export function codeLanguage(pre: Element | undefined): string | undefined {
  const code = pre?.children.find((child) => child.type === "element");
  const classes = code?.properties["className"];
  if (!Array.isArray(classes)) return undefined;
  const language = classes.find((name) => typeof name === "string" && name.startsWith("language-"));
  return typeof language === "string" ? language.slice("language-".length) : undefined;
}
