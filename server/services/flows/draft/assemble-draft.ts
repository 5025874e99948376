import { type FlowKind, type NodeSpec, outputsOf } from "@/domain/catalogue/node-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { isStep } from "@/domain/catalogue/step";
import type { NodeChoice } from "@/domain/documents/node-choice";
import { expectedSizes } from "@/domain/flow/expected-sizes";
import { type FlowDocument, type FlowNode, nextNodeId } from "@/domain/flow/flow-document";
import { tidyDocument } from "@/domain/flow/tidy-document";
import { drawable } from "./describe-catalogue";
import { draftInputs } from "./draft-inputs";
import { drawWires } from "./draft-wires";
import type { FlowDraft } from "./flow-draft";
import { renameReferences } from "./rename-references";

export interface AssembledDraft {
  document: FlowDocument;
  /** Sentences about what of the draft could not be drawn. */
  wrong: string[];
}

export interface Materials {
  kind: FlowKind;
  specs: readonly NodeSpec[];
  model: NodeChoice;
}

/** Makes a document of a model's draft. What the catalogue does not know is left out, and told. */
export function assembleDraft(draft: FlowDraft, { kind, specs, model }: Materials): AssembledDraft {
  const lookup = specLookup(specs);
  const offered = new Set(drawable(specs, kind).map(({ name }) => name));
  const wrong: string[] = [];
  const ids = new Map<string, string>();
  const nodes: FlowNode[] = [];
  for (const drawn of draft.nodes) {
    const spec = offered.has(drawn.node) ? lookup.get(drawn.node) : undefined;
    if (!spec) wrong.push(`There is no node “${drawn.node}” for ${kind}s in the catalogue.`);
    else if (ids.has(drawn.id)) wrong.push(`Two nodes have the id “${drawn.id}”.`);
    else {
      const id = freeId(nodes, spec.name, drawn.id);
      ids.set(drawn.id, id);
      nodes.push(nodeOf(id, drawn, spec));
    }
  }
  const placed = nodes.map((node) => inContainer(node));
  const document = drawWires(placed, draft, {
    specs: lookup,
    idOf: (id) => ids.get(id),
    wrong: (what) => wrong.push(what),
  });
  return { document: tidyDocument(document, expectedSizes(document, lookup)), wrong };

  function nodeOf(id: string, drawn: FlowDraft["nodes"][number], spec: NodeSpec): FlowNode {
    const label = drawn.label || spec.label;
    const say = { specs: lookup, model, wrong: (what: string) => wrong.push(`“${drawn.id}” ${what}.`) };
    const own = spec.name === model.name;
    const [output] = isStep(spec) ? [] : (spec.outputs ?? []);
    return {
      ...{ id, name: spec.name, label, version: spec.version, position: { x: 0, y: 0 } },
      inputs: own ? { ...model.inputs } : draftInputs(spec.inputs, drawn.inputs ?? {}, say),
      ...(own && model.credentialId !== undefined && { credentialId: model.credentialId }),
      ...(output && outputsOf(spec).length > 1 && { output: output.name }),
      ...(drawn.inside != null && { parentId: drawn.inside }),
    };
  }

  function drafted(id: string): FlowNode | undefined {
    return nodes.find((node) => node.id === ids.get(id));
  }

  function inContainer({ parentId: named, ...node }: FlowNode): FlowNode {
    const inputs = { ...renameReferences(node.inputs, ids), ...jumpOf(node, lookup.get(node.name), drafted) };
    if (named === undefined) return { ...node, inputs };
    const container = drafted(named);
    if (
      container &&
      container.id !== node.id &&
      lookup.get(container.name)?.step?.holds &&
      container.parentId === undefined
    )
      return { ...node, inputs, parentId: container.id };
    wrong.push(`“${node.label}” cannot lie inside “${named}”: that is no iteration at the top of the flow.`);
    return { ...node, inputs };
  }
}

/** Where a loop leads is written with the label of the step behind its id. */
function jumpOf(node: FlowNode, spec: NodeSpec | undefined, find: (id: string) => FlowNode | undefined): object {
  const input = spec?.step?.jumpsBy;
  const named = input === undefined ? undefined : node.inputs[input];
  const target = typeof named === "string" ? (find(named) ?? find(named.split("-", 1)[0] ?? "")) : undefined;
  return input !== undefined && target ? { [input]: `${target.id}-${target.label}` } : {};
}

/** The id as drafted where it has the usual form and is free. */
const freeId = (nodes: readonly FlowNode[], name: string, wanted: string): string =>
  wanted.startsWith(`${name}_`) &&
  /_\d+$/.test(wanted) &&
  /^\w+$/.test(wanted) &&
  !nodes.some(({ id }) => id === wanted)
    ? wanted
    : nextNodeId({ nodes: [...nodes] }, name);
