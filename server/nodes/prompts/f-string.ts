/**
 * Templates with `{name}` variables; `{{` and `}}` stand for literal braces. A brace that begins no variable name
 * (as in JSON examples) is literal too.
 */
export type TemplatePart = { text: string } | { variable: string };

const token = /\{\{|\}\}|\{([^{}\n"':,[\]]+)\}/g;

export function parseTemplate(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of template.matchAll(token)) {
    if (match.index > end) parts.push({ text: template.slice(end, match.index) });
    const name = match[1]?.trim();
    if (name) parts.push({ variable: name });
    else parts.push({ text: match[0] === "{{" ? "{" : match[0] === "}}" ? "}" : match[0] });
    end = match.index + match[0].length;
  }
  if (end < template.length) parts.push({ text: template.slice(end) });
  return parts;
}

/** Names in order of first appearance. */
export const variablesOf = (parts: readonly TemplatePart[]): string[] => [
  ...new Set(parts.flatMap((part) => ("variable" in part ? [part.variable] : []))),
];

export const fillTemplate = (parts: readonly TemplatePart[], values: Readonly<Record<string, string>>): string =>
  parts.map((part) => ("text" in part ? part.text : (values[part.variable] ?? ""))).join("");
