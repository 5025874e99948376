import type { FlowKind } from "@/domain/catalogue/node-spec";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { isStep } from "@/domain/catalogue/step";
import { edgesByNode } from "./edges-by-node";
import { endingNode, isNote } from "./ending-node";
import type { FlowDocument, FlowEdge } from "./flow-document";
import { ancestorsOf, findCycle, type Graph, graphOf } from "./graph";
import type { PlacedNode } from "./placed-node";
import { credentialInput, type Problem } from "./problem";
import { problemsOfInputs } from "./problems-of-inputs";
import { problemsOfReferences } from "./problems-of-references";
import { problemsOfWires } from "./problems-of-wires";

/**
 * Everything that keeps a flow from running (`error`) or from doing what it looks like (`warning`), for its author.
 * The kind is told from the nodes unless given.
 */
export function problemsOf(document: FlowDocument, specs: SpecLookup, kind?: FlowKind): Problem[] {
  const wiresOf = edgesByNode(document.edges);
  const graph = graphOf(document);
  const placed = document.nodes.map((node): PlacedNode => ({ node, spec: specOf(node, specs, wiresOf(node.id)) }));
  const isAgentflow = (kind ?? (placed.some(({ spec }) => isStep(spec)) ? "agentflow" : "chatflow")) === "agentflow";
  return [
    ...(isAgentflow ? problemsOfStart(document) : problemsOfEnding(document, graph, specs)),
    ...problemsOfCycle(document, graph),
    ...placed.flatMap((entry) => (entry.spec.note ? [] : problemsOfNode(entry, wiresOf(entry.node.id)))),
    ...problemsOfWires(document, placed),
    ...placed.flatMap((entry) => (entry.spec.note ? [] : problemsOfReferences(entry, document, graph))),
  ];
}

function problemsOfNode({ node, spec }: PlacedNode, wires: readonly FlowEdge[]): Problem[] {
  if (spec.placeholder) {
    const message = isStep(spec)
      ? `Steps of the type “${node.name}” cannot run here yet. The step is kept as it is.`
      : `This server has no node of the type “${node.name}”. Put another in its place, or open the flow where it exists.`;
    return [{ nodeId: node.id, severity: "error", message }];
  }
  const needsCredential = spec.credential && !spec.credential.optional && node.credentialId === undefined;
  return [
    ...(needsCredential
      ? [{ nodeId: node.id, input: credentialInput, severity: "error", message: "Choose a credential." } as const]
      : []),
    ...problemsOfInputs(node, spec, wires),
  ];
}

function problemsOfEnding(document: FlowDocument, graph: Graph, specs: SpecLookup): Problem[] {
  const ending = endingNode(document, specs);
  if (!ending.found) return [{ severity: "error", message: ending.reason }];
  const { node, rivals } = ending;
  const first = specs.get(node.name)?.outputs?.[0];
  const misused = first && node.output !== undefined && node.output !== first.name;
  const used = ancestorsOf(graph, node.id).add(node.id);
  const idle = document.nodes.filter(
    (other) => !used.has(other.id) && !rivals.includes(other) && !isNote(other, specs),
  );
  return [
    ...(misused
      ? [
          {
            nodeId: node.id,
            severity: "error",
            message: `This node answers, so its output has to be “${first.label}”.`,
          } as const,
        ]
      : []),
    ...rivals.map((rival): Problem => ({
      nodeId: rival.id,
      severity: "warning",
      message: `This node could answer too. The one that answers is “${node.label}”.`,
    })),
    ...idle.map((other): Problem => ({
      nodeId: other.id,
      severity: "warning",
      message: isAlone(other.id, graph)
        ? "This node is not connected to anything."
        : `“${node.label}” does not use this node.`,
    })),
  ];
}

const isAlone = (id: string, { next, previous }: Graph): boolean =>
  next.get(id)?.length === 0 && previous.get(id)?.length === 0;

function problemsOfStart(document: FlowDocument): Problem[] {
  const starts = document.nodes.filter((node) => node.name === "startAgentflow");
  if (starts.length === 0) return [{ severity: "error", message: "The flow has no start. Add a Start step." }];
  return starts
    .slice(1)
    .map((node) => ({ nodeId: node.id, severity: "error", message: "A flow has one start. Remove this one." }));
}

function problemsOfCycle(document: FlowDocument, graph: Graph): Problem[] {
  const cycle = findCycle(graph);
  const [first] = cycle ?? [];
  if (!cycle || first === undefined) return [];
  const labels = [...cycle, first].map((id) => document.nodes.find((node) => node.id === id)?.label ?? id);
  return [
    {
      nodeId: first,
      severity: "error",
      message: `These nodes wait for each other: ${labels.join(" → ")}. Remove one of the wires.`,
    },
  ];
}
