import type { FlowKind } from "@/domain/catalogue/node-spec";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { isStep } from "@/domain/catalogue/step";
import { endingNode } from "./ending-node";
import type { FlowDocument } from "./flow-document";
import { ancestorsOf, findCycle, graphOf } from "./graph";
import type { PlacedNode } from "./placed-node";
import type { Problem } from "./problem";
import { problemsOfInputs } from "./problems-of-inputs";
import { problemsOfReferences } from "./problems-of-references";
import { problemsOfWires } from "./problems-of-wires";

/**
 * Everything that keeps a flow from running (`error`) or from doing what it looks like (`warning`), for its author.
 * The kind is told from the nodes unless given.
 */
export function problemsOf(document: FlowDocument, specs: SpecLookup, kind?: FlowKind): Problem[] {
  const placed = document.nodes.map((node): PlacedNode => ({ node, spec: specOf(node, specs, document.edges) }));
  const isAgentflow = (kind ?? (placed.some(({ spec }) => isStep(spec)) ? "agentflow" : "chatflow")) === "agentflow";
  return [
    ...(isAgentflow ? problemsOfStart(document) : problemsOfEnding(document, specs)),
    ...problemsOfCycle(document),
    ...placed.flatMap(({ node, spec }) => (spec.note ? [] : problemsOfNode({ node, spec }, document))),
    ...problemsOfWires(document, placed),
    ...placed.flatMap(({ node, spec }) => (spec.note ? [] : problemsOfReferences(node, spec, document))),
  ];
}

function problemsOfNode({ node, spec }: PlacedNode, document: FlowDocument): Problem[] {
  if (spec.placeholder) {
    return [
      {
        nodeId: node.id,
        severity: "error",
        message: `This server has no node of the type “${node.name}”. Put another in its place, or open the flow where it exists.`,
      },
    ];
  }
  const needsCredential = spec.credential && !spec.credential.optional && node.credentialId === undefined;
  return [
    ...(needsCredential ? [{ nodeId: node.id, severity: "error", message: "Choose a credential." } as const] : []),
    ...problemsOfInputs(node, spec, document.edges),
  ];
}

function problemsOfEnding(document: FlowDocument, specs: SpecLookup): Problem[] {
  const ending = endingNode(document, specs);
  if (!ending.found) return [{ severity: "error", message: ending.reason }];
  const { node, rivals } = ending;
  const first = specs.get(node.name)?.outputs?.[0];
  const misused = first && node.output !== undefined && node.output !== first.name;
  const graph = graphOf(document);
  const used = ancestorsOf(graph, node.id).add(node.id);
  const idle = document.nodes.filter(
    (other) => !used.has(other.id) && !rivals.includes(other) && !specOf(other, specs).note,
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
      message: isAlone(other.id, document)
        ? "This node is not connected to anything."
        : `“${node.label}” does not use this node.`,
    })),
  ];
}

const isAlone = (id: string, document: FlowDocument): boolean =>
  !document.edges.some((edge) => edge.source === id || edge.target === id);

function problemsOfStart(document: FlowDocument): Problem[] {
  const starts = document.nodes.filter((node) => node.name === "startAgentflow");
  if (starts.length === 0) return [{ severity: "error", message: "The flow has no start. Add a Start step." }];
  return starts
    .slice(1)
    .map((node) => ({ nodeId: node.id, severity: "error", message: "A flow has one start. Remove this one." }));
}

function problemsOfCycle(document: FlowDocument): Problem[] {
  const cycle = findCycle(graphOf(document));
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
