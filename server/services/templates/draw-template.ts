import { initialInputs } from "@/domain/catalogue/initial-inputs";
import { type NodeSpec, outputsOf } from "@/domain/catalogue/node-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { isStep, stepInput } from "@/domain/catalogue/step";
import { AppError } from "@/domain/errors";
import { edgeId, type FlowDocument, type FlowEdge, type FlowNode } from "@/domain/flow/flow-document";
import { expectedSizes } from "@/domain/flow/expected-sizes";
import { tidyDocument } from "@/domain/flow/tidy-document";
import type { ReadyTemplate } from "./ready-template";

/** The document of a template: what the catalogue knows is filled in, and everything is put in its place. */
export function drawTemplate(template: ReadyTemplate, specs: SpecLookup): FlowDocument {
  const nodes = Object.entries(template.nodes).map(([id, { label, inputs, inside }]): FlowNode => {
    const spec = specFor(id, specs);
    return {
      ...{ id, name: spec.name, label: label ?? spec.label, version: spec.version, position: { x: 0, y: 0 } },
      inputs: { ...initialInputs(spec), ...inputs },
      ...(inside !== undefined && { parentId: inside }),
    };
  });
  const edges = template.wires.map((wire) => edgeOf(wire, template, specs));
  const chosen = nodes.map((node) => withOutput(node, edges, specs));
  const bare: FlowDocument = { nodes: chosen, edges };
  const drawn = tidyDocument(bare, expectedSizes(bare, specs));
  return { ...drawn, nodes: [noteOf(template, drawn, specs), ...drawn.nodes] };
}

const nameOf = (id: string): string => id.replace(/_\d+$/, "");

function specFor(id: string, specs: SpecLookup): NodeSpec {
  const spec = specs.get(nameOf(id));
  if (!spec) throw new AppError("internal", `A template uses the node “${id}”, which this server does not have.`);
  return spec;
}

/** Reads `from:output > to.slot`. */
function edgeOf(wire: string, { conversations }: ReadyTemplate, specs: SpecLookup): FlowEdge {
  const [from = "", to = ""] = wire.split(" > ");
  const [source = "", output] = from.split(":");
  const [target = "", slot] = to.split(".");
  const only = outputsOf(specFor(source, specs))[0]?.name ?? nameOf(source);
  const targetHandle = isStep(specFor(target, specs)) ? stepInput : (slot ?? "");
  const ends = { source, sourceHandle: output ?? only, target, targetHandle };
  const converse = conversations?.[wire];
  return { id: edgeId(ends), ...ends, ...(converse && { converse }) };
}

/** Of a node with several outputs the one that its wire leaves by. */
function withOutput(node: FlowNode, edges: readonly FlowEdge[], specs: SpecLookup): FlowNode {
  const spec = specFor(node.id, specs);
  const [first] = spec.outputs ?? [];
  if (isStep(spec) || !first) return node;
  return { ...node, output: edges.find(({ source }) => source === node.id)?.sourceHandle ?? first.name };
}

const noteId = "stickyNote_0";
const noteHeight = 220;

function noteOf({ note }: ReadyTemplate, { nodes }: FlowDocument, specs: SpecLookup): FlowNode {
  const { name, version } = specFor(noteId, specs);
  const top = nodes.filter(({ parentId }) => parentId === undefined).map(({ position }) => position);
  return {
    ...{ id: noteId, name, label: "Start here", version, inputs: { note } },
    position: { x: Math.min(...top.map(({ x }) => x)), y: Math.min(...top.map(({ y }) => y)) - noteHeight },
  };
}
