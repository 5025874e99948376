/** Marks a part of a program among values. */
const codeMark = Symbol("code");

interface Code {
  readonly [codeMark]: string;
}

/** Stands as it is in a literal: a variable, a call. */
export const code = (text: string): Code => ({ [codeMark]: text });

const isCode = (value: object): value is Code => codeMark in value;

export interface Dialect {
  true: string;
  false: string;
  null: string;
  key(name: string): string;
  /** `{ a }` for `{ a: a }`. */
  shorthand: boolean;
  indent: string;
  /** Inside of braces that stand on one line. */
  padding: string;
  trailingComma: boolean;
}

const identifier = /^[A-Za-z_$][\w$]*$/;

export const javascript: Dialect = {
  ...{ true: "true", false: "false", null: "null", shorthand: true },
  // In quotes that name would set the prototype.
  key: (name) => (name === "__proto__" ? '["__proto__"]' : identifier.test(name) ? name : JSON.stringify(name)),
  ...{ indent: "  ", padding: " ", trailingComma: true },
};

export const python: Dialect = {
  ...{ true: "True", false: "False", null: "None", shorthand: false },
  key: (name) => JSON.stringify(name),
  ...{ indent: "    ", padding: "", trailingComma: true },
};

export const json: Dialect = {
  ...{ true: "true", false: "false", null: "null", shorthand: false },
  key: (name) => JSON.stringify(name),
  ...{ indent: "  ", padding: "", trailingComma: false },
};

const widest = 88;

/** A value of JSON as a literal: on one line, or over several when it would be long. */
export function literal(value: unknown, dialect: Dialect, before = 0): string {
  if (value === true) return dialect.true;
  if (value === false) return dialect.false;
  if (typeof value === "string" || typeof value === "number") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return dialect.null;
  if (isCode(value)) return value[codeMark];
  if (Array.isArray(value))
    return enclosed(
      "[",
      "]",
      value.map((item: unknown) => literal(item, dialect)),
      dialect,
      before,
    );
  const entries = Object.entries(value).map(([name, item]) => entry(name, item, dialect));
  return enclosed("{", "}", entries, dialect, before);
}

function entry(name: string, value: unknown, dialect: Dialect): string {
  const key = dialect.key(name);
  const text = literal(value, dialect, key.length + 2);
  return dialect.shorthand && text === name && typeof value === "object" ? name : `${key}: ${text}`;
}

/** What stands between brackets, behind so many characters of its line. */
export function enclosed(open: string, close: string, parts: readonly string[], dialect: Dialect, before = 0): string {
  if (parts.length === 0) return open + close;
  const padding = open === "{" ? dialect.padding : "";
  const line = open + padding + parts.join(", ") + padding + close;
  if (before + line.length <= widest && !line.includes("\n")) return line;
  const block = indented(parts.join(",\n"), dialect.indent);
  return `${open}\n${block}${dialect.trailingComma ? "," : ""}\n${close}`;
}

/** Literals hold no line feeds of their own, so that every line may be moved. Other breaks are part of a text. */
export const indented = (text: string, indent: string): string =>
  text
    .split("\n")
    .map((line) => (line === "" ? line : indent + line))
    .join("\n");
