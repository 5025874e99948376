import { type Expression, parseSync, type Argument, Visitor } from "oxc-parser";

export interface MarkedText {
  text: string;
  /** Names of the values that are put in; undefined where none are. */
  values: readonly string[] | undefined;
  line: number;
}

/** Texts that a source file gives to `t`, `rich` or `msg`, in the order in which they stand there. */
export function markedTexts(file: string, source: string): MarkedText[] {
  const found: MarkedText[] = [];
  new Visitor({
    CallExpression({ callee, arguments: [first, second], start }) {
      if (callee.type !== "Identifier" || !/^(t|rich|msg)$/.test(callee.name) || first === undefined) return;
      const line = source.slice(0, start).split("\n").length;
      for (const text of literalsOf(first)) found.push({ text, values: second && namesIn(second), line });
    },
  }).visit(parseSync(file, source).program);
  return found;
}

/** What an argument may be, as far as it stands there; names of things hold texts that are marked elsewhere. */
function literalsOf(node: Argument): string[] {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" ? [node.value] : [];
    case "ConditionalExpression":
      return [...literalsOf(node.consequent), ...literalsOf(node.alternate)];
    case "LogicalExpression":
      return [...literalsOf(node.left), ...literalsOf(node.right)];
    case "TemplateLiteral":
      return node.expressions.length === 0 ? [node.quasis[0]?.value.cooked ?? ""] : [];
    default:
      return [];
  }
}

function namesIn(node: Argument | Expression): string[] {
  if (node.type !== "ObjectExpression") return [];
  return node.properties.flatMap((property) =>
    property.type === "Property" && property.key.type === "Identifier" ? [property.key.name] : [],
  );
}
