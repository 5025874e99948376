/** A value as source text. JSON is JavaScript except for two line ends, and for a key that would set a prototype. */
export function literal(value: unknown, indent = 2): string {
  const text = JSON.stringify(value, withoutPrototype, indent) ?? "undefined";
  return text.replaceAll("\u2028", String.raw`\u2028`).replaceAll("\u2029", String.raw`\u2029`);
}

function withoutPrototype(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "__proto__")) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== "__proto__"));
}

/** A whole text as one comment line, whatever it holds. */
export const comment = (text: string): string => `// ${text.replaceAll(/[\s\u2028\u2029]+/g, " ").trim()}`;

const mark: unique symbol = Symbol("code");

/** Source text that stands among values as it is. */
export interface Code {
  readonly [mark]: string;
}

export const code = (text: string): Code => ({ [mark]: text });

const isCode = (value: unknown): value is Code => typeof value === "object" && value !== null && mark in value;

/** An object's source from values and code; what is undefined is left out. */
export function objectCode(entries: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(entries).flatMap(([key, value]) =>
    value === undefined ? [] : [`  ${key}: ${indented(valueCode(value))},`],
  );
  return lines.length === 0 ? "{}" : `{\n${lines.join("\n")}\n}`;
}

export const valueCode = (value: unknown): string => {
  if (isCode(value)) return value[mark];
  if (Array.isArray(value) && value.some(isCode)) return listCode(value);
  return literal(value);
};

const listCode = (items: readonly unknown[]): string =>
  `[\n${items.map((item) => `  ${indented(valueCode(item))},`).join("\n")}\n]`;

const indented = (text: string): string => text.replaceAll("\n", "\n  ");
