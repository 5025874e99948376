import { errorOutput } from "@/domain/catalogue/step-settings";
import { AppError } from "@/domain/errors";
import { conversationsOf } from "@/domain/flow/conversations";
import type { FlowDocument, FlowEdge, FlowNode } from "@/domain/flow/flow-document";
import type { NodeDefinition } from "@/server/nodes/define-node";
import type { NodeCatalogue } from "../ports";
import { castsOf, type PlannedCast, type PlannedSpeaker } from "./plan-cast";
import { type WaysBack, waysBackTo } from "./ways-back";

export interface PlannedStep {
  node: FlowNode;
  definition: NodeDefinition;
  /** Place in the document: decides wherever nothing else does. */
  order: number;
  /** The container it lies in; undefined at the top. */
  region: string | undefined;
  /** Following steps by output, each once, in the order of the wires. */
  outputs: ReadonlyMap<string, readonly string[]>;
  /** Steps with a wire to this one, in the order of the wires. */
  previous: readonly string[];
  /** Steps from which one of its wires can still be reached without passing through it. A join waits for these. */
  upstream: ReadonlySet<string>;
  /** Of a step that loops go back to. */
  back?: WaysBack;
  /** Of a step that begins a conversation: who takes part in it. */
  cast?: PlannedCast;
}

/** How an agentflow runs: pure, so that it can be printed, tested and drawn. */
export interface AgentflowPlan {
  steps: ReadonlyMap<string, PlannedStep>;
  start: PlannedStep;
  /** Steps with which each container begins its rounds. */
  entries: ReadonlyMap<string, readonly string[]>;
  /** Who takes part in conversations, each once. */
  speakers: readonly PlannedSpeaker[];
}

/** Throws `unprocessable`, on a step where there is one to blame. */
export function planAgentflow(document: FlowDocument, catalogue: NodeCatalogue): AgentflowPlan {
  const nodes = document.nodes.filter((node) => !isNote(node, catalogue));
  const start = findStart(nodes, catalogue);
  const talks = conversationsOf({ ...document, nodes }, (name) => catalogue.get(name)?.step?.speaks === true);
  const wires = wiresOf(document, nodes).filter((wire) => !talks.wires.includes(wire));
  const casts = castsOf(nodes, talks.wires, (node) => definitionOf(node, catalogue));
  const steps = new Map<string, PlannedStep>();
  const ownSteps = nodes.filter(({ id }) => !talks.partners.has(id));
  for (const id of reachable(start.id, ownSteps, wires)) {
    const order = nodes.findIndex((node) => node.id === id);
    const node = nodes[order];
    if (!node) continue;
    const outputs = new Map<string, string[]>();
    for (const { source, sourceHandle, target } of wires) {
      if (source !== id) continue;
      const targets = outputs.get(sourceHandle) ?? [];
      outputs.set(sourceHandle, targets.includes(target) ? targets : [...targets, target]);
    }
    const previous = [...new Set(wires.filter(({ target }) => target === id).map(({ source }) => source))];
    const definition = definitionOf(node, catalogue);
    const cast = definition.step?.speaks ? { cast: casts(node) } : {};
    steps.set(id, { node, definition, order, region: node.parentId, outputs, previous, upstream: new Set(), ...cast });
  }
  for (const [id, step] of steps) steps.set(id, { ...step, upstream: upstreamOf(step, steps) });
  const loopsTo = (id: string) => jumpersTo(id, steps);
  for (const [id, step] of steps)
    if (loopsTo(id).length > 0) steps.set(id, { ...step, back: waysBackTo(id, steps, loopsTo) });
  const first = steps.get(start.id);
  if (!first) throw new AppError("internal", "A plan lost its first step.");
  const speakers = [...steps.values()].flatMap(({ cast }) => cast?.members ?? []);
  return {
    steps,
    start: first,
    entries: entriesOf(steps),
    speakers: [...new Map(speakers.map((one) => [one.node.id, one])).values()],
  };
}

const isNote = (node: FlowNode, catalogue: NodeCatalogue): boolean =>
  catalogue.get(node.name)?.note === true || node.name.startsWith("stickyNote");

function findStart(nodes: readonly FlowNode[], catalogue: NodeCatalogue): FlowNode {
  const [start, another] = nodes.filter(({ name }) => catalogue.get(name)?.step?.begins);
  if (!start) throw new AppError("unprocessable", "The flow has no start. Add a Start step.");
  if (another)
    throw new AppError("unprocessable", "Multiple starting nodes are not allowed. Remove one of the Start steps.", {
      nodeId: another.id,
    });
  return start;
}

/** A wire across the border of a container leads nowhere. */
function wiresOf({ edges }: FlowDocument, nodes: readonly FlowNode[]): FlowEdge[] {
  const regions = new Map(nodes.map(({ id, parentId }) => [id, parentId]));
  return edges.filter(
    ({ source, target }) =>
      regions.has(source) && regions.has(target) && regions.get(source) === regions.get(target) && source !== target,
  );
}

/** In the document's order of discovery; what lies in a container is reached with it. */
function reachable(start: string, nodes: readonly FlowNode[], wires: readonly FlowEdge[]): Set<string> {
  const seen = new Set([start]);
  for (const id of seen) {
    for (const { source, target } of wires) if (source === id) seen.add(target);
    for (const node of nodes) if (node.parentId === id) seen.add(node.id);
  }
  return seen;
}

function definitionOf(node: FlowNode, catalogue: NodeCatalogue): NodeDefinition {
  const definition = catalogue.get(node.name);
  if (!definition)
    throw new AppError(
      "unprocessable",
      `This server has no step of the type “${node.name}”. Put another in its place.`,
      {
        nodeId: node.id,
      },
    );
  if (!definition.run)
    throw new AppError("unprocessable", `“${node.label}” is no step of an agentflow. Remove it.`, { nodeId: node.id });
  return definition;
}

/** Going back counts as a way, but not the way back to the step itself: that is another visit of it. */
function upstreamOf(step: PlannedStep, steps: ReadonlyMap<string, PlannedStep>): Set<string> {
  const seen = new Set(step.previous.filter((id) => id !== step.node.id && steps.has(id)));
  for (const id of seen) {
    const before = [...(steps.get(id)?.previous ?? []), ...jumpersTo(id, steps)];
    for (const source of before) if (source !== step.node.id && steps.has(source)) seen.add(source);
  }
  return seen;
}

const jumpersTo = (target: string, steps: ReadonlyMap<string, PlannedStep>): string[] =>
  [...steps.values()].filter((step) => jumpTarget(step) === target).map(({ node }) => node.id);

/** The step a loop goes back to. Stored as `<node id>-<label>`; node ids hold no dash. */
export function jumpTarget({ definition, node }: Pick<PlannedStep, "definition" | "node">): string | undefined {
  const input = definition.step?.jumpsBy;
  const stored = input === undefined ? undefined : node.inputs[input];
  return typeof stored === "string" ? stored.split("-")[0]?.trim() : undefined;
}

function entriesOf(steps: ReadonlyMap<string, PlannedStep>): Map<string, string[]> {
  const entries = new Map<string, string[]>();
  for (const { node, region, previous } of [...steps.values()].toSorted((a, b) => a.order - b.order)) {
    if (region === undefined || previous.length > 0) continue;
    entries.set(region, [...(entries.get(region) ?? []), node.id]);
  }
  return entries;
}

/** The steps that follow: those of the named outputs, or of all but the error branch. */
export function followers({ outputs }: PlannedStep, follow?: readonly string[]): string[] {
  const named = follow ?? [...outputs.keys()].filter((output) => output !== errorOutput);
  return [...new Set(named.flatMap((output) => outputs.get(output) ?? []))];
}
