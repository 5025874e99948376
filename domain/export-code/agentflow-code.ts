import { specOf } from "@/domain/catalogue/placeholder-spec";
import { conversationsOf } from "../flow/conversations";
import { edgesByNode } from "../flow/edges-by-node";
import type { FlowDocument, FlowEdge, FlowNode } from "../flow/flow-document";
import { outputsOf } from "../catalogue/node-spec";
import { type Draft, orLeftOut } from "./draft";
import { stepCode } from "./step-code";
import { talkCode } from "./talk-code";

/** A node of the exported graph. */
export interface GraphStep {
  id: string;
  code: string;
  /** Steps that follow it, whatever it chose. */
  next: string[];
  /** Steps that follow each of its ways, where it has several. */
  ways?: Record<string, string[]>;
  /** Several ways lead here, so that it waits for all that is under way. */
  joins: boolean;
  begins: boolean;
}

/** The steps of an agentflow that a run can come to. */
export function agentflowCode(draft: Draft, document: FlowDocument): GraphStep[] {
  const talks = conversationsOf(document, (name) => draft.specs.get(name)?.step?.speaks === true);
  const wires = document.edges.filter((edge) => !talks.wires.includes(edge));
  const touching = edgesByNode(document.edges);
  const steps = document.nodes.filter((node) => {
    const spec = specOf(node, draft.specs, touching(node.id));
    return !spec.note && node.parentId === undefined && !talks.partners.has(node.id);
  });
  const reached = reachable(steps, wires);
  const kept = steps.filter(({ id }) => reached.has(id));
  return kept.map((node) => graphStep(draft, node, { document, kept, wires, talks: talks.wires }));
}

const isStart = ({ name }: FlowNode): boolean => name === "startAgentflow";

function reachable(steps: readonly FlowNode[], wires: readonly FlowEdge[]): Set<string> {
  const known = new Set(steps.map(({ id }) => id));
  const seen = new Set(steps.filter(isStart).map(({ id }) => id));
  for (const id of seen)
    for (const { source, target } of wires) if (source === id && known.has(target)) seen.add(target);
  return seen;
}

interface Around {
  document: FlowDocument;
  kept: readonly FlowNode[];
  wires: readonly FlowEdge[];
  talks: readonly FlowEdge[];
}

function graphStep(draft: Draft, node: FlowNode, { document, kept, wires, talks }: Around): GraphStep {
  const spec = specOf(node, draft.specs);
  const inside = new Set(kept.map(({ id }) => id));
  const from = wires.filter(({ source, target }) => source === node.id && inside.has(target));
  const after = (output: string): string[] => [
    ...new Set(from.filter(({ sourceHandle }) => sourceHandle === output).map(({ target }) => target)),
  ];
  const into = new Set(
    wires.filter(({ source, target }) => target === node.id && inside.has(source)).map(({ source }) => source),
  );
  const step: GraphStep = {
    id: node.id,
    code: orLeftOut(draft, node, () =>
      spec.step?.speaks ? talkCode(draft, node, document, talks) : stepCode(draft, node),
    ),
    next: after(node.name),
    joins: into.size > 1,
    begins: isStart(node),
  };
  if (spec.step?.speaks) return { ...step, next: [], ways: { again: [node.id], end: step.next } };
  if (spec.step?.jumpsBy !== undefined) {
    const stored = node.inputs[spec.step.jumpsBy];
    const target = typeof stored === "string" ? (stored.split("-")[0]?.trim() ?? "") : "";
    return { ...step, ways: { back: inside.has(target) ? [target] : [], end: [] } };
  }
  if (!spec.step?.branches) return step;
  const outputs = outputsOf(spec).filter(({ name }) => /^\d+$/.test(name));
  return { ...step, next: [], ways: Object.fromEntries(outputs.map(({ name }) => [name, after(name)])) };
}
