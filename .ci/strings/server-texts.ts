import { type Node, parseSync, Visitor } from "oxc-parser";

/** Properties under which a rule or a setting says something to people. */
const said = /^(label|title|description|help|hint|placeholder|message|reason|advice|error)$/;

/**
 * Texts without values that are written where no language is known: messages of errors, of rules about flows and of
 * settings. They travel in English and are translated by whoever shows them.
 */
export function serverTexts(file: string, source: string): string[] {
  const found: string[] = [];
  const keep = (node: Node | undefined) => {
    if (node?.type === "Literal" && typeof node.value === "string" && /\p{L}/u.test(node.value)) found.push(node.value);
    if (node?.type === "ConditionalExpression") [node.consequent, node.alternate].forEach(keep);
  };
  new Visitor({
    NewExpression({ callee, arguments: [, message] }) {
      if (callee.type === "Identifier" && callee.name === "AppError") keep(message);
    },
    CallExpression({ callee, arguments: given }) {
      if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return;
      if (/^(min|max|regex|refine|length|email|url)$/.test(callee.property.name)) keep(given.at(-1));
    },
    Property({ key, value }) {
      if (key.type === "Identifier" && said.test(key.name)) keep(value);
    },
  }).visit(parseSync(file, source).program);
  return found;
}
