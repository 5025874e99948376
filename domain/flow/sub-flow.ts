import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { stepInput } from "@/domain/catalogue/step";
import { edgeId, type FlowDocument, type FlowEdge, type FlowNode, nextNodeId } from "./flow-document";
import { loopsOf } from "./loops";
import { startStep } from "./problems-of-start";
import { mapTexts } from "./references";
import { parseStepText } from "./step-references";

export const executeFlowStep = "executeFlowAgentflow";

/** Steps that can stand in a flow of their own. */
export interface SubFlow {
  ok: true;
  /** The new flow: a Start and the steps. */
  inner: FlowDocument;
  /** The present one with a step in their place, for when the new flow has an id. */
  outer: (flow: { id: string; label: string }) => { document: FlowDocument; stepId: string };
}
export type SubFlowChoice = SubFlow | { ok: false; reason: string };

/**
 * Takes steps out of an agentflow: they become a flow of their own, which one step in their place runs. Refused, in
 * words, where that would change what the flow does.
 */
export function subFlowOf(document: FlowDocument, specs: SpecLookup, chosen: ReadonlySet<string>): SubFlowChoice {
  const ids = withHeld(document, chosen);
  const steps = document.nodes.filter((node) => ids.has(node.id));
  const outermost = steps.filter(
    (node) => chosen.has(node.id) && !(node.parentId !== undefined && ids.has(node.parentId)),
  );
  const ways = waysOf(document, ids);
  const reason = whyNot({ document, specs, ids, steps, outermost, ways });
  if (reason !== undefined) return { ok: false, reason };
  return {
    ok: true,
    inner: innerOf(document, specs, { ids, steps, outermost, ways }),
    outer: ({ id, label }) => outerOf(document, specs, { ids, outermost, ways, id, label }),
  };
}

interface Ways {
  inner: readonly FlowEdge[];
  into: readonly FlowEdge[];
  out: readonly FlowEdge[];
}

interface Parts {
  ids: ReadonlySet<string>;
  steps: readonly FlowNode[];
  outermost: readonly FlowNode[];
  ways: Ways;
}

function withHeld({ nodes }: FlowDocument, chosen: ReadonlySet<string>): Set<string> {
  const all = new Set(chosen);
  for (let before = -1; before !== all.size;) {
    before = all.size;
    for (const node of nodes) if (node.parentId !== undefined && all.has(node.parentId)) all.add(node.id);
  }
  return all;
}

function waysOf({ edges }: FlowDocument, ids: ReadonlySet<string>): Ways {
  return {
    inner: edges.filter(({ source, target }) => ids.has(source) && ids.has(target)),
    into: edges.filter(({ source, target }) => !ids.has(source) && ids.has(target)),
    out: edges.filter(({ source, target }) => ids.has(source) && !ids.has(target)),
  };
}

function whyNot({
  document,
  specs,
  ids,
  steps,
  outermost,
  ways,
}: Parts & { document: FlowDocument; specs: SpecLookup }) {
  const step = (node: FlowNode) => specs.get(node.name)?.step;
  if (!specs.get(executeFlowStep)) return "This server has no step that runs another flow.";
  if (outermost.every((node) => specs.get(node.name)?.note)) return "Select the steps that should become a flow.";
  if (steps.some((node) => step(node)?.begins)) return "Start belongs to this flow. Select the steps after it.";
  if (new Set(outermost.map(({ parentId }) => parentId)).size > 1)
    return "Some of these steps lie in a container and some do not. Select steps of one of them.";
  const entries = new Set(ways.into.map(({ target }) => target));
  if (entries.size > 1) return "Wires lead into more than one of these steps. A flow has one beginning.";
  const speaks = (id: string) => document.nodes.some((node) => node.id === id && step(node)?.speaks);
  if ([...ways.into, ...ways.out].some(({ source, target }) => speaks(source) && speaks(target)))
    return "A conversation would be cut in two. Select everybody who takes part in it.";
  if (new Set(ways.out.map(({ source, sourceHandle }) => `${source} ${sourceHandle}`)).size > 1)
    return "Different ways lead out of these steps, and a step that runs a flow has one. Select what they lead to as well, or less.";
  if (loopsOf(document, specs).some(({ node, target }) => target && ids.has(node.id) !== ids.has(target.id)))
    return "A loop leads across the edge of these steps. Select the loop and the step it goes back to.";
  return whyTied(document, ids);
}

/** What steps know of each other is not handed from flow to flow. */
function whyTied({ nodes }: FlowDocument, ids: ReadonlySet<string>): string | undefined {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) {
    let reason: string | undefined;
    mapTexts(node.inputs, (text) => {
      for (const part of parseStepText(text)) {
        if (part.kind !== "reference") continue;
        const { reference } = part;
        const named = reference.kind === "step" ? byId.get(reference.nodeId) : undefined;
        if (named && ids.has(named.id) !== ids.has(node.id))
          reason ??= `“${node.label}” uses what “${named.label}” gave, and they would be in two flows.`;
        if (ids.has(node.id) && reference.kind === "flow" && reference.path[0] === "state")
          reason ??= `“${node.label}” reads the flow's state, and a flow of its own has its own state.`;
        if (ids.has(node.id) && (reference.kind === "form" || reference.kind === "webhook"))
          reason ??= `“${node.label}” reads what this flow began with, which another flow does not get.`;
        if (ids.has(node.id) && reference.kind === "iteration" && !isHeld(node, byId, ids))
          reason ??= `“${node.label}” reads the item of its round, which another flow does not get.`;
      }
      return text;
    });
    if (ids.has(node.id) && changesState(node))
      reason ??= `“${node.label}” changes the flow's state, and a flow of its own has its own state.`;
    if (reason !== undefined) return reason;
  }
  return undefined;
}

const isHeld = (node: FlowNode, byId: ReadonlyMap<string, FlowNode>, ids: ReadonlySet<string>): boolean =>
  node.parentId !== undefined && ids.has(node.parentId) && byId.has(node.parentId);

const changesState = ({ inputs }: FlowNode): boolean =>
  Object.entries(inputs).some(
    ([name, value]) => name.endsWith("UpdateState") && Array.isArray(value) && value.length > 0,
  );

function innerOf(document: FlowDocument, specs: SpecLookup, { ids, steps, outermost, ways }: Parts): FlowDocument {
  const start = specs.get(startStep);
  const left = Math.min(...outermost.map(({ position }) => position.x));
  const top = Math.min(...outermost.map(({ position }) => position.y));
  const startNode: FlowNode = {
    ...{ id: `${startStep}_0`, name: startStep, label: start?.label ?? "Start", version: start?.version ?? 1 },
    ...{ position: { x: 0, y: 0 }, inputs: { startInputType: "chatInput" } },
  };
  const moved = steps.map((node): FlowNode => {
    if (node.parentId !== undefined && ids.has(node.parentId)) return node;
    const { parentId: _outer, ...free } = node;
    return { ...free, position: { x: node.position.x - left + 240, y: node.position.y - top } };
  });
  const begun = new Set(ways.inner.map(({ target }) => target));
  const first = ways.into.length > 0 ? [...new Set(ways.into.map(({ target }) => target))] : [];
  const entries =
    first.length > 0
      ? first
      : outermost.filter(({ id, name }) => !begun.has(id) && !specs.get(name)?.note).map(({ id }) => id);
  const begins = entries.map((target) => wireOf(startNode.id, startStep, target));
  return { nodes: [startNode, ...moved], edges: [...begins, ...ways.inner] };
}

const wireOf = (source: string, sourceHandle: string, target: string): FlowEdge => {
  const ends = { source, sourceHandle, target, targetHandle: stepInput };
  return { id: edgeId(ends), ...ends };
};

function outerOf(
  document: FlowDocument,
  specs: SpecLookup,
  { ids, outermost, ways, id, label }: Omit<Parts, "steps"> & { id: string; label: string },
): { document: FlowDocument; stepId: string } {
  const spec = specs.get(executeFlowStep);
  const stepId = nextNodeId(document, executeFlowStep);
  const entry = document.nodes.find((node) => node.id === ways.into[0]?.target) ?? outermost[0];
  const parentId = outermost[0]?.parentId;
  const step: FlowNode = {
    ...{ id: stepId, name: executeFlowStep, label, version: spec?.version ?? 1 },
    position: entry?.position ?? { x: 0, y: 0 },
    ...(parentId !== undefined && { parentId }),
    inputs: {
      executeFlowSelectedFlow: id,
      executeFlowInput: "{{question}}",
      executeFlowReturnResponseAs: "assistantMessage",
    },
  };
  const kept = document.edges.filter(({ source, target }) => !ids.has(source) && !ids.has(target));
  const into = ways.into.map(({ target: _t, targetHandle: _h, ...rest }) => ({
    ...rest,
    ...wireOf(rest.source, rest.sourceHandle, stepId),
  }));
  const out = ways.out.map(({ target }) => wireOf(stepId, executeFlowStep, target));
  const edges = [...new Map([...kept, ...into, ...out].map((edge) => [edge.id, edge])).values()];
  const nodes = document.nodes.filter((node) => !ids.has(node.id));
  return { document: { ...document, nodes: [...nodes, step], edges }, stepId };
}
