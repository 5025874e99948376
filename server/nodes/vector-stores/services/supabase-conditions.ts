import { AppError } from "@/domain/errors";

const operators = ["eq", "neq", "gt", "gte", "lt", "lte", "like", "ilike", "is", "in", "cs", "cd", "not"];
const literal = String.raw`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|-?\d+(?:\.\d+)?|true|false|null`;
const link = new RegExp(
  String.raw`^\s*\.?\s*(\w+)\(\s*(${literal})\s*,\s*(${literal})\s*(?:,\s*(${literal})\s*)?\)\s*;?`,
);

/**
 * Reads filters as Supabase's query builder writes them (`filter("metadata->a::int", "gt", 5).filter(…)`) into parameters
 * of its REST interface. Nothing is evaluated. Throws `invalid_input` for anything else.
 */
export function supabaseConditions(text: string | undefined): [string, string][] {
  const conditions: [string, string][] = [];
  let left = text?.trim() ?? "";
  while (left !== "") {
    const [whole, method = "", ...given] = link.exec(left) ?? [];
    if (whole === undefined) throw unreadable(left);
    const values = given.filter((value) => value !== undefined).map(unquote);
    const [column = "", ...rest] = values;
    const [operator, value] = method === "filter" ? rest : [method, rest[0]];
    if (operator === undefined || value === undefined || !operators.includes(operator.split(".")[0] ?? ""))
      throw unreadable(whole);
    conditions.push([column, `${operator}.${value}`]);
    left = left.slice(whole.length).trim();
  }
  return conditions;
}

const unquote = (value: string): string =>
  /^["']/.test(value) ? value.slice(1, -1).replaceAll(/\\(.)/gs, "$1") : value;

const unreadable = (part: string): AppError =>
  new AppError(
    "invalid_input",
    `Supabase RPC Filter cannot be read at “${part.slice(0, 40)}”. Write it like filter("metadata->>source", "eq", "handbook.pdf").`,
  );
