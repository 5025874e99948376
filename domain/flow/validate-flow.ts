import type { FlowKind } from "@/domain/catalogue/node-spec";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { isStep } from "@/domain/catalogue/step";
import { activeFlow } from "./active-flow";
import { edgesByNode } from "./edges-by-node";
import { endingNode, isNote } from "./ending-node";
import type { FlowDocument, FlowEdge } from "./flow-document";
import { ancestorsOf, findCycle, type Graph, graphOf } from "./graph";
import type { PlacedNode } from "./placed-node";
import { credentialInput, type Problem } from "./problem";
import { problemsOfContainers } from "./problems-of-containers";
import { problemsOfConversations } from "./problems-of-conversations";
import { problemsOfInputs } from "./problems-of-inputs";
import { problemsOfLoops } from "./problems-of-loops";
import { problemsOfPorting } from "./problems-of-porting";
import { problemsOfReach } from "./problems-of-reach";
import { problemsOfReferences } from "./problems-of-references";
import { problemsOfStart } from "./problems-of-start";
import { problemsOfStepReferences } from "./problems-of-step-references";
import { problemsOfWires } from "./problems-of-wires";

/**
 * Everything that keeps a flow from running (`error`) or from doing what it looks like (`warning`), for its author.
 * The kind is told from the nodes unless given.
 */
export function problemsOf(whole: FlowDocument, specs: SpecLookup, given?: FlowKind): Problem[] {
  const kind = given ?? kindOf(whole, specs);
  const isAgentflow = kind === "agentflow";
  const document = activeFlow(whole, specs, kind);
  const wiresOf = edgesByNode(document.edges);
  const graph = graphOf(document);
  const placed = document.nodes.map((node): PlacedNode => ({ node, spec: specOf(node, specs, wiresOf(node.id)) }));
  const real = placed.filter(({ spec }) => !spec.note);
  const ofLoops = isAgentflow ? problemsOfLoops(document, specs, graph) : [];
  const saidBetter = new Set(ofLoops.map(({ nodeId, input }) => `${nodeId ?? ""} ${input ?? ""}`));
  return [
    ...(isAgentflow ? problemsOfStart(document) : problemsOfEnding(document, graph, specs)),
    ...problemsOfCycle(document, graph),
    ...real
      .flatMap((entry) => problemsOfNode(entry, wiresOf(entry.node.id), specs))
      .filter(({ nodeId = "", input }) => input === undefined || !saidBetter.has(`${nodeId} ${input}`)),
    ...problemsOfWires(document, placed),
    ...(isAgentflow
      ? [
          ...problemsOfContainers(document, real),
          ...problemsOfConversations(document, real),
          ...problemsOfReach(document, real, graph),
          ...ofLoops,
          ...problemsOfStepReferences(document, real, specs, whole),
        ]
      : real.flatMap((entry) => problemsOfReferences(entry, { document, graph, whole }))),
  ];
}

/** Steps make an agentflow. */
const kindOf = ({ nodes, edges }: FlowDocument, specs: SpecLookup): FlowKind =>
  nodes.some((node) => isStep(specOf(node, specs, edges))) ? "agentflow" : "chatflow";

function problemsOfNode({ node, spec }: PlacedNode, wires: readonly FlowEdge[], specs: SpecLookup): Problem[] {
  if (spec.placeholder) {
    const message = isStep(spec)
      ? `Steps of the type “${node.name}” cannot run here. The step is kept as it is.`
      : `This server has no node of the type “${node.name}”. Put another in its place, or open the flow where it exists.`;
    return [{ nodeId: node.id, severity: "error", message }];
  }
  const needsCredential = spec.credential && !spec.credential.optional && node.credentialId === undefined;
  return [
    ...(needsCredential
      ? [{ nodeId: node.id, input: credentialInput, severity: "error", message: "Choose a credential." } as const]
      : []),
    ...problemsOfInputs(node, spec, wires, specs),
    ...problemsOfPorting(node),
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
