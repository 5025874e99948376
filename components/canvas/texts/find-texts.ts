import { t } from "@/components/words/t";
import type { Field } from "@/domain/catalogue/field";
import { settingsKey } from "@/domain/catalogue/component-settings";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { embeddedCredentialKey } from "@/domain/flow/flowise-format";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { setInput, setLabel } from "@/components/canvas/edits";

/** A text that a person wrote, and where it stands. */
export interface PlacedText {
  nodeId: string;
  /** What the node is called. */
  node: string;
  /** The field as its label says, with the row it is in: `Messages 2 · Content`. */
  field: string;
  /** Into the node's inputs; empty for its name. */
  path: readonly string[];
  text: string;
}

export interface Found extends PlacedText {
  /** Where in the text the words begin, once for each time. */
  at: readonly number[];
}

/** Every text of a flow that a person can have written. Secrets, files and the names of things are none. */
export function textsOf(document: FlowDocument, specs: SpecLookup): PlacedText[] {
  return document.nodes.flatMap((node) => {
    const own = { nodeId: node.id, node: node.label };
    const spec = specOf(node, specs, document.edges);
    // What a known node does not know of is left over from another version, and shown nowhere.
    const known = spec.placeholder ? node.inputs : ownOf(node.inputs, spec.inputs);
    return [
      { ...own, field: t("Name"), path: [], text: node.label },
      ...textsInRecord(known, spec.inputs, specs).map((placed) => ({ ...own, ...placed })),
    ];
  });
}

type InField = Pick<PlacedText, "field" | "path" | "text">;
type Fields = Readonly<Record<string, Field>>;

/** Values of fields, and the settings of the components among them. */
const ownOf = (values: object, fields: Fields): object =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([key]) => Object.hasOwn(fields, key) || Object.keys(fields).some((name) => settingsKey(name) === key),
    ),
  );

/** Of a node's inputs, of a row, and of the settings of a node used inside. */
function textsInRecord(record: object, fields: Fields, specs: SpecLookup): InField[] {
  const entries: [string, unknown][] = Object.entries(record);
  return entries.flatMap(([key, value]) => {
    if (key === embeddedCredentialKey) return [];
    const component = Object.keys(fields).find(
      (name) => fields[name]?.type === "component" && settingsKey(name) === key,
    );
    if (component === undefined) return textsIn(value, fields[key], fields[key]?.label ?? key, specs).map(under(key));
    const chosen = entries.find(([name]) => name === component)?.[1];
    const spec = typeof chosen === "string" ? specs.get(chosen) : undefined;
    if (!spec || typeof value !== "object" || value === null) return [];
    return textsInRecord(ownOf(value, spec.inputs), spec.inputs, specs).map(under(key, spec.label));
  });
}

function textsIn(value: unknown, field: Field | undefined, label: string, specs: SpecLookup): InField[] {
  if (field && !holdsText(field)) return [];
  if (typeof value === "string") return value === "" ? [] : [{ field: label, path: [], text: value }];
  if (typeof value !== "object" || value === null) return [];
  const cells = field?.type === "array" ? field.row : {};
  if (!Array.isArray(value)) return textsInRecord(value, cells, specs).map(under(undefined, label));
  return value.flatMap((row: unknown, index) => {
    const name = `${label} ${String(index + 1)}`;
    if (typeof row !== "object" || row === null) return textsIn(row, undefined, name, specs).map(under(String(index)));
    return textsInRecord(row, cells, specs).map(under(String(index), name));
  });
}

/** The same texts, seen from one level further up. */
const under =
  (key: string | undefined, label?: string) =>
  ({ path, field, text }: InField): InField => ({
    path: key === undefined ? path : [key, ...path],
    field: label === undefined ? field : `${label} · ${field}`,
    text,
  });

function holdsText(field: Field): boolean {
  switch (field.type) {
    case "string":
    case "json":
    case "code":
    case "datagrid":
    case "array":
      return true;
    case "oneOf":
      return field.kinds.some(holdsText);
    case "password":
    case "number":
    case "boolean":
    case "options":
    case "multiOptions":
    case "asyncOptions":
    case "file":
    case "component":
    case "pick":
    case "slot":
      return false;
  }
}

/** The texts that hold the words. Upper and lower case are one unless `exact`. */
export function findTexts(texts: readonly PlacedText[], words: string, exact = false): Found[] {
  if (words === "") return [];
  return texts.flatMap((placed) => {
    const at = placesOf(placed.text, words, exact);
    return at.length === 0 ? [] : [{ ...placed, at }];
  });
}

function placesOf(text: string, words: string, exact: boolean): number[] {
  const pattern = new RegExp(words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), exact ? "gu" : "giu");
  const marks = isRich(text) ? [...text.matchAll(markup)].map((mark) => [mark.index, mark.index + mark[0].length]) : [];
  return [...text.matchAll(pattern)]
    .filter(({ index }) => !marks.some(([from = 0, to = 0]) => index < to && index + words.length > from))
    .map(({ index }) => index);
}

const markup = /<[^>]*>/g;

/** Flowise's editor stores prompts as HTML. Nobody looks for what its tags are made of. */
export const isRich = (text: string): boolean => /^\s*<(?:p|div|h\d|ul|ol|span|pre)\b/i.test(text);

/** A piece of such a text as one reads it. */
export const readable = (piece: string): string => piece.replaceAll(markup, "");

/** Puts other words in place of those found. */
export function replaceTexts(
  document: FlowDocument,
  found: readonly Found[],
  words: string,
  instead: string,
): FlowDocument {
  return found.reduce((now, { nodeId, path, text, at }) => {
    const changed = at
      .toReversed()
      .reduce((all, start) => all.slice(0, start) + instead + all.slice(start + words.length), text);
    const [name, ...inner] = path;
    if (name === undefined) return changed.trim() === "" ? now : setLabel(now, nodeId, changed);
    const node = now.nodes.find(({ id }) => id === nodeId);
    return node ? setInput(now, nodeId, name, put(node.inputs[name], inner, changed)) : now;
  }, document);
}

function put(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return text;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (String(index) === key ? put(item, rest, text) : item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]: [string, unknown]) => [name, name === key ? put(item, rest, text) : item]),
  );
}
