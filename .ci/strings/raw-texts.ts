import { type Expression, type JSXExpression, parseSync, Visitor } from "oxc-parser";

export interface RawText {
  text: string;
  line: number;
}

/** Attributes whose text people read or hear. */
const visible = new Set([
  ...["label", "title", "placeholder", "alt", "description", "help", "action", "message", "hint", "tooltip"],
  ...["heading", "caption", "emptyText", "content", "aria-label", "aria-description", "aria-roledescription"],
  "aria-valuetext",
]);

/** Attributes that name something of the catalogue, in its own words. */
const identities = new Set(["category"]);

/** Names are the same in every language, and so is what stands inside of code. */
const names =
  /^(Weft|Flowise|GitHub|OpenAI|OpenAPI|JSON|YAML|CSV|HTML|Markdown|Python|JavaScript|TypeScript|cURL|API|URL|PDF|ID)$/;
/** How a variable may be called. */
const identifier = /^[a-z]+(_[a-z]+)+$/;
const verbatim = /^(code|pre|kbd|Kbd|style|script)$/;

/** Texts for people that stand in a screen as they are, so that nobody can translate them. */
export function rawTexts(file: string, source: string): RawText[] {
  const found: RawText[] = [];
  const report = (text: string, at: number) => {
    const words = text.trim();
    if (/\p{L}/u.test(words) && !names.test(words) && !identifier.test(words))
      found.push({ text: words, line: source.slice(0, at).split("\n").length });
  };
  const check = (node: Expression | JSXExpression) => {
    for (const { text, start } of textsOf(node)) report(text, start);
  };
  new Visitor({
    JSXElement({ openingElement, children }) {
      if (openingElement.name.type === "JSXIdentifier" && verbatim.test(openingElement.name.name)) return;
      for (const child of children) {
        if (child.type === "JSXText") report(child.value, child.start + child.value.search(/\S|$/));
        if (child.type === "JSXExpressionContainer") check(child.expression);
      }
    },
    JSXFragment({ children }) {
      for (const child of children) {
        if (child.type === "JSXText") report(child.value, child.start);
        if (child.type === "JSXExpressionContainer") check(child.expression);
      }
    },
    JSXAttribute({ name, value }) {
      if (name.type !== "JSXIdentifier" || value === null) return;
      const sentence = value.type === "Literal" && !identities.has(name.name) && isSentence(String(value.value));
      if (!visible.has(name.name) && !sentence) return;
      if (value.type === "Literal") report(String(value.value), value.start);
      if (value.type === "JSXExpressionContainer") check(value.expression);
    },
  }).visit(parseSync(file, source).program);
  return found;
}

/** What begins with a capital letter and goes on in small ones is for people, whatever the attribute is called. */
const isSentence = (text: string): boolean => /^[A-Z][a-z]+( |$)/.test(text);

interface Text {
  text: string;
  start: number;
}

/** What an expression may show, as far as it stands there. */
function textsOf(node: Expression | JSXExpression): Text[] {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" ? [{ text: node.value, start: node.start }] : [];
    case "TemplateLiteral":
      return node.quasis.map(({ value, start }) => ({ text: value.cooked ?? "", start }));
    case "ConditionalExpression":
      return [...textsOf(node.consequent), ...textsOf(node.alternate)];
    case "LogicalExpression":
      return [...textsOf(node.left), ...textsOf(node.right)];
    case "ParenthesizedExpression":
      return textsOf(node.expression);
    default:
      return [];
  }
}
