import type { Row } from "./array-rows";
import type { RowField, RowFields } from "./field";
import { plainText } from "./plain-text";
import { isVisible, shownKind } from "./visibility";

const longest = 48;

/** A row of an array as one line: “{{question}} contains refund”. Empty when nothing is filled in yet. */
export function rowLabel(fields: RowFields, row: Row): string {
  const deciding = cellsThatDecide(fields);
  const words = Object.entries(fields).flatMap(([name, cell]) => {
    if (deciding.has(name) || !isVisible(cell, row, fields)) return [];
    const word = wordOf(cell, row, name, fields);
    return word === "" ? [] : [{ word, typed: cell.type !== "options" && !isChoice(cell, row, fields) }];
  });
  // Words of choices alone, such as “equal”, say nothing.
  if (!words.some(({ typed }) => typed)) return "";
  const line = words.map(({ word }) => word).join(" ");
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
}

/** Cells that only choose what kind of value the others are. */
function cellsThatDecide(fields: RowFields): Set<string> {
  const shows = Object.values(fields).flatMap((cell) =>
    cell.type === "oneOf" ? cell.kinds.map((kind) => kind.show) : [cell.show],
  );
  return new Set(shows.flatMap((show) => Object.keys(show ?? {})));
}

const isChoice = (cell: RowField, row: Row, fields: RowFields): boolean =>
  cell.type === "oneOf" && shownKind(cell, row, fields)?.type === "options";

function wordOf(cell: RowField, row: Row, name: string, fields: RowFields): string {
  const field = cell.type === "oneOf" ? shownKind(cell, row, fields) : cell;
  if (!field) return "";
  const value = Object.hasOwn(row, name) ? row[name] : undefined;
  if (field.type === "options") {
    const chosen = value === undefined || value === "" ? field.default : value;
    const option = field.options.find((each) => each.name === chosen);
    return option ? option.label.toLowerCase() : "";
  }
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  return typeof value === "string" ? readable(value) : "";
}

/** References without their braces, on one line. */
const readable = (text: string): string =>
  plainText(text)
    .replace(/\{\{\s*([^{}]*?)\s*\}\}/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
