import { type Field } from "@/domain/catalogue/field";
import { initialInputs } from "@/domain/catalogue/initial-inputs";
import { type NodeSpec, outputsOf } from "@/domain/catalogue/node-spec";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { isStep } from "@/domain/catalogue/step";
import { type FlowDocument, type FlowEdge, type FlowNode, nextNodeId } from "@/domain/flow/flow-document";
import type { Connection } from "@/domain/flow/connections";
import type { Offer } from "./catalogue";
import { renameReferences } from "@/domain/flow/rename-references";
import { freeLabel } from "./edits";
import { drawWire, drawnOutputs, endsOf } from "./wiring";

export interface Replaced {
  document: FlowDocument;
  id: string;
  /** Wires that the new node has no place for. */
  lost: number;
}

/** Puts another node in a node's place: its wires and its settings of the same name stay, and references follow. */
export function replaceNode(
  document: FlowDocument,
  specs: SpecLookup,
  oldId: string,
  spec: Offer,
): Replaced | undefined {
  const old = document.nodes.find(({ id }) => id === oldId);
  if (!old) return undefined;
  const before = specOf(old, specs, document.edges);
  const id = nextNodeId(document, spec.name);
  const [first] = outputsOf(spec);
  const rest = { ...document, nodes: document.nodes.filter((node) => node !== old) };
  const own = old.label.replace(/ \d+$/, "") !== before.label;
  const fresh: FlowNode = {
    ...{ id, name: spec.name, version: spec.version, position: old.position },
    label: own ? old.label : freeLabel(rest, spec.label),
    ...(old.size && spec.step?.holds && { size: old.size }),
    ...(old.parentId !== undefined && { parentId: old.parentId }),
    inputs: { ...initialInputs(spec), ...structuredClone(spec.preset?.inputs), ...keptInputs(old, before, spec) },
    ...(!isStep(spec) && outputsOf(spec).length > 1 && first && { output: first.name }),
    ...(keepsCredential(before, spec) && old.credentialId !== undefined && { credentialId: old.credentialId }),
    ...(old.disabled && { disabled: true }),
    ...(old.collapsed && { collapsed: true }),
  };
  const touching = document.edges.filter(({ source, target }) => source === oldId || target === oldId);
  const names = new Map([[oldId, id]]);
  const nodes = document.nodes.map((node) => {
    if (node === old) return fresh;
    const held = node.parentId === oldId && spec.step?.holds ? { ...node, parentId: id } : node;
    const inputs = renameReferences(held.inputs, names);
    // Made of the inputs alone, which are a record.
    return JSON.stringify(inputs) === JSON.stringify(held.inputs)
      ? held
      : { ...held, inputs: inputs as FlowNode["inputs"] };
  });
  const bare = { ...document, nodes, edges: document.edges.filter((edge) => !touching.includes(edge)) };
  const wired = touching.reduce((now, edge) => rewire(now, specs, edge, { oldId, id }), bare);
  return { document: wired, id, lost: document.edges.length - wired.edges.length };
}

/** Settings that both have, of one kind. */
function keptInputs(old: FlowNode, before: NodeSpec, after: NodeSpec): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(old.inputs).filter(([name]) => {
      const [was, is] = [before.inputs[name], after.inputs[name]];
      if (is) return (before.placeholder ?? false) || (was !== undefined && sameKind(was, is));
      // The settings of a component stand beside it.
      const input = name.endsWith("Config") ? name.slice(0, -"Config".length) : undefined;
      return input !== undefined && after.inputs[input]?.type === "component";
    }),
  );
}

const sameKind = (a: Field, b: Field): boolean => {
  if (a.type !== b.type) return false;
  return (
    a.type !== "options" || b.type !== "options" || b.options.some(({ name }) => a.options.some((o) => o.name === name))
  );
};

const keepsCredential = (before: NodeSpec, after: NodeSpec): boolean =>
  after.credential?.types.some((type) => before.credential?.types.includes(type)) ?? false;

/** Draws a wire of the old node again: at the end of the same name where there is one, at the next that fits otherwise. */
function rewire(
  document: FlowDocument,
  specs: SpecLookup,
  edge: FlowEdge,
  { oldId, id }: { oldId: string; id: string },
): FlowDocument {
  const node = document.nodes.find((each) => each.id === id);
  if (!node) return document;
  const atSource = edge.source === oldId;
  const spec = specOf(node, specs, document.edges);
  const names = atSource
    ? [...drawnOutputs(spec, node), ...outputsOf(spec)].map(({ name }) => name)
    : endsOf(document, specs, node, "target").map(({ handle }) => handle);
  const wanted = atSource ? edge.sourceHandle : edge.targetHandle;
  const ordered = names.includes(wanted) ? [wanted, ...names.filter((name) => name !== wanted)] : names;
  for (const handle of ordered) {
    const ends: Connection = atSource
      ? { source: id, sourceHandle: handle, target: edge.target, targetHandle: edge.targetHandle }
      : { source: edge.source, sourceHandle: edge.sourceHandle, target: id, targetHandle: handle };
    const taken =
      !atSource &&
      document.edges.some(({ target, targetHandle }) => target === id && targetHandle === handle) &&
      !isList(spec, handle);
    if (taken) continue;
    const drawn = drawWire(document, specs, ends);
    if (drawn !== document) return withTalk(drawn, edge);
  }
  return document;
}

const isList = (spec: NodeSpec, handle: string): boolean => {
  const field = spec.inputs[handle];
  return field?.type !== "slot" || field.list === true;
};

/** What a person said about the wire goes with it. */
function withTalk(document: FlowDocument, { converse, label }: FlowEdge): FlowDocument {
  const last = document.edges.at(-1);
  if (!last || (!converse && label === undefined)) return document;
  const said = { ...last, ...(label !== undefined && { label }), ...(converse && { converse }) };
  return { ...document, edges: [...document.edges.slice(0, -1), said] };
}
