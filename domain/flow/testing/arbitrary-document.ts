import fc from "fast-check";
import { acceptedClass } from "@/domain/catalogue/field";
import { outputsOf, type NodeSpec } from "@/domain/catalogue/node-spec";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import { isStep } from "@/domain/catalogue/step";
import { edgeId, type FlowDocument, type FlowEdge, type FlowNode } from "../flow-document";
import { sampleLookup, sampleSpecs } from "./sample-specs";

/**
 * Any document as the editor could leave it: known nodes with values and credentials, placeholders of chatflow nodes
 * and of agentflow steps, containers, and wires that fit their handles.
 */
export const arbitraryDocument: fc.Arbitrary<FlowDocument> = fc
  .array(fc.oneof({ weight: 3, arbitrary: knownNode() }, opaqueNode(), stepNode()), { maxLength: 7 })
  .chain((drafts) => {
    const nodes = drafts.map((draft, n): FlowNode => ({ ...draft, id: `${draft.name}_${n}` }));
    const possible = possibleWires(nodes);
    return fc
      .record(
        {
          edges: fc.shuffledSubarray(possible),
          labels: fc.array(fc.string({ minLength: 1, maxLength: 5 }), {
            minLength: possible.length,
            maxLength: possible.length,
          }),
          labelled: fc.boolean(),
          parents: fc.array(fc.option(fc.nat(6), { nil: undefined }), {
            minLength: nodes.length,
            maxLength: nodes.length,
          }),
          viewport: fc.option(fc.record({ x: coordinate(), y: coordinate(), zoom: fc.integer({ min: 1, max: 4 }) }), {
            nil: undefined,
          }),
        },
        { requiredKeys: ["edges", "labels", "labelled", "parents"] },
      )
      .map(({ edges, labels, labelled, parents, viewport }) => ({
        nodes: nodes.map((node, n) => withParent(node, nodes[parents[n] ?? n], n)),
        edges: oneWirePerSingleSlot(edges, nodes).map((edge, n) => (labelled ? { ...edge, label: labels[n] } : edge)),
        ...(viewport && { viewport }),
      }));
  });

/** Containers stand before what they hold. */
function withParent(node: FlowNode, parent: FlowNode | undefined, n: number): FlowNode {
  const earlier = parent && Number(parent.id.split("_").at(-1)) < n;
  return earlier ? { ...node, parentId: parent.id } : node;
}

function coordinate(): fc.Arbitrary<number> {
  return fc.integer({ min: -5000, max: 5000 }).map((n) => n / 4 || 0);
}

function word(): fc.Arbitrary<string> {
  return fc.stringMatching(/^[a-z][A-Za-z0-9]{0,7}$/);
}

function place() {
  return { position: fc.record({ x: coordinate(), y: coordinate() }), label: fc.string({ maxLength: 20 }) };
}

function size() {
  return fc.record({ width: fc.integer({ min: 10, max: 900 }), height: fc.integer({ min: 10, max: 900 }) });
}

/** Through text once, as every value in a stored document has been. */
function json(): fc.Arbitrary<unknown> {
  return fc.jsonValue({ maxDepth: 2 }).map((value): unknown => JSON.parse(JSON.stringify(value)));
}

function typed(): fc.Arbitrary<unknown> {
  return json().filter((value) => value !== "" && value !== null);
}

function knownNode(): fc.Arbitrary<Omit<FlowNode, "id">> {
  return fc.constantFrom(...sampleSpecs).chain((spec) => {
    const fields = Object.entries(spec.inputs).filter(([, field]) => field.type !== "slot");
    return fc.record(
      {
        name: fc.constant(spec.name),
        version: fc.constant(spec.version),
        ...place(),
        inputs: fc.record(Object.fromEntries([...fields.map(([name]) => [name, typed()]), ["unheardOf", typed()]]), {
          requiredKeys: [],
        }),
        ...(spec.outputs && { output: fc.constantFrom(...outputsOf(spec).map((output) => output.name)) }),
        credentialId: fc.uuid(),
        disabled: fc.constant(true as const),
        collapsed: fc.constant(true as const),
        size: size(),
      },
      {
        requiredKeys: [
          "name",
          "version",
          "position",
          "label",
          "inputs",
          ...(spec.outputs ? (["output"] as const) : []),
        ],
      },
    );
  });
}

function opaqueNode(): fc.Arbitrary<Omit<FlowNode, "id">> {
  return fc
    .record({
      name: word().map((name) => `${name}Lost`),
      anchors: fc.uniqueArray(word(), { maxLength: 3 }),
      list: fc.boolean(),
    })
    .chain(({ name, anchors, list }) =>
      fc.record(
        {
          name: fc.constant(name),
          version: fc.integer({ min: 1, max: 90 }).map((n) => n / 10),
          ...place(),
          inputs: fc.dictionary(word(), json()).map((inputs) => without(inputs, anchors)),
          credentialId: fc.uuid(),
          disabled: fc.constant(true as const),
          opaque: fc.record(
            {
              category: fc.constantFrom("Vector Stores", "Chains"),
              tags: fc.array(fc.string()),
              inputAnchors: fc.constant(
                anchors.map((anchor) => ({ name: anchor, label: anchor, type: "Embeddings", ...(list && { list }) })),
              ),
              outputAnchors: fc.constant([
                { id: `x-output-${name}-Thing`, name, label: name, type: "Thing | Embeddings" },
              ]),
              outputs: fc.record({ other: fc.string() }),
            },
            { requiredKeys: ["category", "inputAnchors", "outputAnchors"] },
          ),
        },
        { requiredKeys: ["name", "version", "position", "label", "inputs", "opaque"] },
      ),
    );
}

function stepNode(): fc.Arbitrary<Omit<FlowNode, "id">> {
  return fc
    .record({ name: fc.constantFrom("conditionAgentflow", "iterationAgentflow", "loopAgentflow"), branches: fc.nat(2) })
    .chain(({ name, branches }) =>
      fc.record(
        {
          name: fc.constant(name),
          version: fc.constant(1),
          ...place(),
          inputs: fc.dictionary(word(), json()),
          size: size(),
          opaque: fc.constant({
            category: "Agent Flows",
            color: "#64B5F6",
            outputAnchors: Array.from({ length: branches }, (_unused, n) => ({
              id: `${name}_0-output-${n}`,
              label: n,
              name: n,
            })),
          }),
        },
        { requiredKeys: ["name", "version", "position", "label", "inputs", "opaque"] },
      ),
    );
}

const without = (inputs: Record<string, unknown>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(inputs).filter(([key]) => !names.includes(key)));

function possibleWires(nodes: readonly FlowNode[]): FlowEdge[] {
  const placed = nodes.map((node) => ({ id: node.id, spec: specOf(node, sampleLookup) }));
  return placed.flatMap((source) =>
    placed.flatMap((target) =>
      source.id === target.id || isStep(source.spec) !== isStep(target.spec) ? [] : wiresBetween(source, target),
    ),
  );
}

function wiresBetween(source: { id: string; spec: NodeSpec }, target: { id: string; spec: NodeSpec }): FlowEdge[] {
  const inputs = Object.entries(target.spec.inputs).filter(([, field]) => acceptedClass(field) !== undefined);
  return outputsOf(source.spec).flatMap((output) =>
    inputs.map(([targetHandle]) => {
      const ends = { source: source.id, sourceHandle: output.name, target: target.id, targetHandle };
      return { id: edgeId(ends), ...ends };
    }),
  );
}

/** A list takes each node once, through one of its outputs; a single slot takes one wire. */
function oneWirePerSingleSlot(edges: readonly FlowEdge[], nodes: readonly FlowNode[]): FlowEdge[] {
  const taken = new Set<string>();
  return edges.filter((edge) => {
    const target = nodes.find((node) => node.id === edge.target);
    const field = target && specOf(target, sampleLookup).inputs[edge.targetHandle];
    const slot = `${edge.target} ${edge.targetHandle}`;
    const key = field?.type === "slot" && !field.list ? slot : `${slot} ${edge.source}`;
    return !taken.has(key) && taken.add(key);
  });
}
