import { stepCategory } from "@/domain/catalogue/step";
import type { FlowNode } from "../flow-document";
import { conditionStep } from "./condition-step";
import { flowStep, functionStep, loopStep, startStep } from "./other-steps";
import { isSeqName, type SeqNode } from "./seq-graph";
import { textAt } from "./seq-values";
import { speakingStep } from "./speaking-step";
import { supervisorSteps, teamState, workerSteps } from "./team";
import { type Made, newStep, type Translation } from "./translation";

export interface MadeAll {
  /** By the ids of the file. What is not in it is part of another step. */
  all: Map<string, Made>;
  /** Where a team begins, which has no start of its own. */
  extra: FlowNode[];
  extraWires: [source: string, handle: string, target: string][];
}

export function makeAll(translation: Translation): MadeAll {
  const all = new Map<string, Made>();
  const nodes = [...translation.graph.nodes.values()];
  for (const node of nodes) {
    const made = makeOne(node, translation, (id) => labelOf(id, all, translation));
    if (made) all.set(node.id, made);
  }
  const begun = nodes.some(({ name }) => name === "seqStart");
  const [lead] = nodes.filter(({ name }) => name === "supervisor");
  if (begun || !lead) return { all, extra: [], extraWires: [] };
  const id = translation.nextId("startAgentflow");
  const inputs = { startInputType: "chatInput", startState: teamState };
  const start = newStep(translation, id, lead, { label: "Start", inputs, shift: -340 });
  return { all, extra: [start], extraWires: [[id, "startAgentflow", translation.stepOf(lead.id)]] };
}

function labelOf(rawId: string, all: ReadonlyMap<string, Made>, { graph }: Translation): string {
  const made = all.get(rawId)?.nodes[0];
  const node = graph.nodes.get(rawId);
  return (
    made?.label ?? (node ? textAt(node.inputs, "agentName") || textAt(node.inputs, "llmNodeName") || node.label : "")
  );
}

function makeOne(node: SeqNode, translation: Translation, label: (rawId: string) => string): Made | undefined {
  switch (node.name) {
    case "seqStart":
      return startStep(node, translation);
    case "seqAgent":
    case "seqLLMNode":
      return speakingStep(node, translation);
    case "seqCondition":
    case "seqConditionAgent":
      return conditionStep(node, translation);
    case "seqLoop":
      return loopStep(node, translation, label);
    case "seqCustomFunction":
      return functionStep(node, translation);
    case "seqExecuteFlow":
      return flowStep(node, translation);
    case "supervisor":
      return supervisorSteps(node, translation);
    case "worker":
      return workerSteps(node, translation);
    case "stickyNote":
      return remark(node, translation);
    case "seqState":
    case "seqEnd":
      return undefined;
    case "seqToolNode":
      // One whose calls nobody makes belongs to no step.
      return translation.stepOf(node.id) === node.id ? kept(node) : undefined;
    default:
      return isSeqName(node.name) ? kept(node) : undefined;
  }
}

function remark(node: SeqNode, translation: Translation): Made {
  const step = newStep(translation, translation.nextId("stickyNoteAgentflow"), node, {
    label: node.label,
    inputs: { note: node.inputs["note"] },
  });
  const { size } = node.read.node;
  return { nodes: [{ ...step, ...(size && { size }) }], exits: () => [], remarks: [] };
}

/** A step of which this server knows nothing, kept whole. */
function kept({ read: { node } }: SeqNode): Made {
  const { inputAnchors: _slots, outputAnchors: _outputs, ...opaque } = node.opaque ?? {};
  return {
    nodes: [{ ...node, opaque: { ...opaque, category: stepCategory } }],
    ...{ entry: node.id, remarks: [] },
    exits: (output) => [[node.id, output || node.name]],
  };
}
