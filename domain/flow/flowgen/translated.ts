import type { FlowNode } from "../flow-document";

/** A node of FlowGen's file as a node here, and what there is to say about it. */
export interface Translated {
  node: FlowNode;
  /** Sentences about what is different here. */
  remarks: string[];
  /** Kept whole, because nothing here corresponds to it. */
  missing?: boolean;
}

type Values = Readonly<Record<string, unknown>>;

export const textOf = (values: Values, key: string): string => {
  const value = values[key];
  return typeof value === "string" ? value.trim() : "";
};

/** Numbers come as numbers or as text. */
export function numberOf(values: Values, key: string): number | undefined {
  const value = values[key];
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Names what a node holds beside what was understood, so that nothing is lost without a word. */
export function leftovers(values: Values, understood: readonly string[]): string[] {
  const known = new Set([...understood, ...drawing]);
  const rest = Object.entries(values).filter(([key, value]) => !known.has(key) && !isEmpty(value));
  return rest.length === 0 ? [] : [`Not taken over: ${rest.map(([key]) => key).join(", ")}.`];
}

/** What FlowGen's editor draws a node by. */
const drawing = [
  "class",
  "class_type",
  "class_name",
  "id",
  "label",
  "type",
  "icon",
  "name",
  "selected",
  "width",
  "height",
];

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  value === false ||
  (Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0);
