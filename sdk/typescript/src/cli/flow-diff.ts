import { isObject, type JsonObject } from "../json.js";

export interface FieldChange {
  /** `inputs.modelName`, `label`. */
  field: string;
  before: unknown;
  after: unknown;
}

export interface NodeChange {
  id: string;
  label: string;
  fields: FieldChange[];
}

/** What is different between two files of a flow. Places on the canvas count, as one field. */
export interface FlowDiff {
  name?: { before: unknown; after: unknown };
  added: { id: string; label: string; name: string }[];
  removed: { id: string; label: string; name: string }[];
  changed: NodeChange[];
  wires: { added: string[]; removed: string[] };
}

export function flowDiff(before: JsonObject, after: JsonObject): FlowDiff {
  const [old, young] = [nodesOf(before), nodesOf(after)];
  const [from, to] = [wiresOf(before), wiresOf(after)];
  const changed = [...young].flatMap(([id, node]): NodeChange[] => {
    const was = old.get(id);
    const fields = was ? fieldChanges(was, node) : [];
    return fields.length === 0 ? [] : [{ id, label: labelOf(node), fields }];
  });
  return {
    ...(before["name"] !== after["name"] && { name: { before: before["name"], after: after["name"] } }),
    added: [...young].filter(([id]) => !old.has(id)).map(([id, node]) => summary(id, node)),
    removed: [...old].filter(([id]) => !young.has(id)).map(([id, node]) => summary(id, node)),
    changed,
    wires: { added: to.filter((wire) => !from.includes(wire)), removed: from.filter((wire) => !to.includes(wire)) },
  };
}

export const isSame = ({ name, added, removed, changed, wires }: FlowDiff): boolean =>
  name === undefined && [added, removed, changed, wires.added, wires.removed].every((list) => list.length === 0);

const records = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
const dataOf = (node: JsonObject): JsonObject => (isObject(node["data"]) ? node["data"] : {});
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const labelOf = (node: JsonObject): string => textOf(dataOf(node)["label"]) || textOf(node["id"]);

const nodesOf = (file: JsonObject): Map<string, JsonObject> =>
  new Map(records(file["nodes"]).map((node) => [textOf(node["id"]) || textOf(dataOf(node)["id"]), node]));

const summary = (id: string, node: JsonObject) => ({ id, label: labelOf(node), name: textOf(dataOf(node)["name"]) });

/** A wire by its ends; types that handles name beside them are the catalogue's and no change of the flow. */
const wiresOf = (file: JsonObject): string[] =>
  records(file["edges"]).map((edge) => {
    const [source, target] = [textOf(edge["source"]), textOf(edge["target"])];
    const end = (handle: unknown, node: string): string =>
      textOf(handle).slice(node.length).split("-").slice(2, 3).join("");
    const from = end(edge["sourceHandle"], source);
    const to = end(edge["targetHandle"], target);
    const data =
      isObject(edge["data"]) && edge["data"]["converse"] ? ` ${JSON.stringify(edge["data"]["converse"])}` : "";
    return `${source}${from && `.${from}`} → ${target}${to && `.${to}`}${data}`;
  });

function fieldChanges(before: JsonObject, after: JsonObject): FieldChange[] {
  const [old, young] = [parts(before), parts(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(young)])];
  return names.flatMap((field) =>
    alike(old[field]) === alike(young[field]) ? [] : [{ field, before: old[field], after: young[field] }],
  );
}

/** What a person decided about a node; the rest of its file repeats the catalogue. */
function parts(node: JsonObject): JsonObject {
  const { label, version, inputs, outputs, name } = dataOf(node);
  const values = isObject(inputs) ? inputs : {};
  return {
    ...{ label, name, version, position: node["position"], size: node["style"], container: node["parentNode"] },
    output: isObject(outputs) ? outputs["output"] : undefined,
    ...Object.fromEntries(
      Object.entries(values).map(([key, value]) => [`inputs.${key}`, value === "" ? undefined : value]),
    ),
  };
}

const alike = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) =>
    isObject(item) ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1))) : item,
  ) ?? "";
