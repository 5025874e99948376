import { specOf } from "@/domain/catalogue/placeholder-spec";
import { conversationsOf } from "../flow/conversations";
import { edgesByNode } from "../flow/edges-by-node";
import type { FlowDocument, FlowEdge, FlowNode } from "../flow/flow-document";
import { outputsOf } from "../catalogue/node-spec";
import { errorOutput } from "../catalogue/step-settings";
import { CannotExport, type Draft, orLeftOut, stepFunction } from "./draft";
import { literal } from "./literal";
import { settingsOf } from "./settings-of";
import { graphCode } from "./flow-source";
import type { GraphStep } from "./graph-step";
import { stepCode } from "./step-code";
import { talkCode } from "./talk-code";
import { carefulCode, insteadOf } from "./careful-code";
import { comesAgain } from "./comes-again";
import { waitsForPerson } from "./waits-for-person";

/** The steps of an agentflow that a run can come to. */
export function agentflowCode(draft: Draft, document: FlowDocument, container?: string): GraphStep[] {
  const talks = conversationsOf(document, (name) => draft.specs.get(name)?.step?.speaks === true);
  const wires = document.edges.filter((edge) => !talks.wires.includes(edge));
  const touching = edgesByNode(document.edges);
  const steps = document.nodes.filter((node) => {
    const spec = specOf(node, draft.specs, touching(node.id));
    return !spec.note && node.parentId === container && !talks.partners.has(node.id);
  });
  const begins = (node: FlowNode): boolean =>
    container === undefined ? node.name === "startAgentflow" : !wires.some(({ target }) => target === node.id);
  const reached = reachable(steps, wires, begins);
  const kept = steps.filter(({ id }) => reached.has(id));
  return kept.map((node) => graphStep(draft, node, { document, kept, wires, talks: talks.wires, begins }));
}

function reachable(
  steps: readonly FlowNode[],
  wires: readonly FlowEdge[],
  begins: (node: FlowNode) => boolean,
): Set<string> {
  const known = new Set(steps.map(({ id }) => id));
  const seen = new Set(steps.filter(begins).map(({ id }) => id));
  for (const id of seen)
    for (const { source, target } of wires) if (source === id && known.has(target)) seen.add(target);
  return seen;
}

interface Around {
  document: FlowDocument;
  kept: readonly FlowNode[];
  wires: readonly FlowEdge[];
  talks: readonly FlowEdge[];
  /** Whether a run, or a round of a container, begins with it. */
  begins: (node: FlowNode) => boolean;
}

function graphStep(draft: Draft, node: FlowNode, { document, kept, wires, talks, begins }: Around): GraphStep {
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
      carefulCode(draft, node, workCode(draft, node, document, talks), node.parentId !== undefined),
    ),
    next: after(node.name),
    joins: into.size > 1,
    begins: begins(node),
  };
  const ways = waysOf(draft, node, step, { after, inside });
  const instead = insteadOf(node);
  if (!ways && instead !== "branch") return step;
  const on = ways ? Object.entries(ways).flatMap(([way, ids]) => (goesBack.has(way) ? [] : ids)) : step.next;
  return {
    ...{ ...step, next: [] },
    ways: {
      ...ways,
      // A step that has failed chose none of its ways.
      ...((instead !== undefined || !ways) && { done: [...new Set(on)] }),
      ...(instead === "branch" && { error: after(errorOutput) }),
    },
  };
}

function workCode(draft: Draft, node: FlowNode, document: FlowDocument, talks: readonly FlowEdge[]): string {
  if (draft.specs.get(node.name)?.step?.speaks) return talkCode(draft, node, document, talks);
  return node.name === "iterationAgentflow" ? iterationCode(draft, node, document) : stepCode(draft, node);
}

const goesBack: ReadonlySet<string> = new Set(["again", "back"]);

/** Which steps follow which of a step's ways, where it has several. */
function waysOf(
  draft: Draft,
  node: FlowNode,
  { next }: GraphStep,
  { after, inside }: { after: (output: string) => string[]; inside: ReadonlySet<string> },
): Record<string, string[]> | undefined {
  const spec = specOf(node, draft.specs);
  const again = comesAgain(draft, node) ? { again: [node.id] } : undefined;
  if (spec.step?.jumpsBy !== undefined) {
    const stored = node.inputs[spec.step.jumpsBy];
    const target = typeof stored === "string" ? (stored.split("-")[0]?.trim() ?? "") : "";
    return { back: inside.has(target) ? [target] : [], end: [] };
  }
  if (!spec.step?.branches) return again && { ...again, end: next };
  const outputs = outputsOf(spec).filter(({ name }) => /^\d+$/.test(name));
  return { ...again, ...Object.fromEntries(outputs.map(({ name }) => [name, after(name)])) };
}

/** A graph of its own, run for each item. It cannot wait for a person in the middle of a round. */
function iterationCode(draft: Draft, node: FlowNode, document: FlowDocument): string {
  const inside = document.nodes.filter(({ parentId }) => parentId === node.id);
  const waits = inside.find((each) => waitsForPerson(draft, each));
  if (waits) throw new CannotExport(`“${waits.label}” in it may wait for a person.`);
  const steps = agentflowCode(draft, document, node.id);
  if (steps.length === 0) throw new CannotExport("Nothing lies in it.");
  const input = settingsOf(node.inputs, draft.specs.get(node.name)).text("iterationInput");
  const body = `${graphCode(draft, steps)}\n  .compile()`;
  return `${stepFunction(draft, "iteration")}(${literal(node.id)}, ${literal(input)}, ${body})`;
}
