import { chosen, toolRows } from "./components";
import type { SeqNode } from "./seq-graph";
import { numberAt, textAt } from "./seq-values";
import { type Made, modelOf, newStep, type Translation } from "./translation";

/** Keys of the state through which a supervisor says who is next, and what to do. */
const next = "next";
const instructions = "instructions";
const finish = "FINISH";

const workersOf = (supervisor: SeqNode, { graph }: Translation): SeqNode[] =>
  graph.wires
    .filter(({ source, input }) => source === supervisor.id && input === "supervisor")
    .flatMap(({ target }) => graph.nodes.get(target) ?? []);

const nameOf = (worker: SeqNode): string =>
  (textAt(worker.inputs, "workerName") || worker.label).toLowerCase().replaceAll(/\s/g, "_");

/** Who decides: a step that names the next worker, a condition that goes there, and the last word. */
export function supervisorSteps(node: SeqNode, translation: Translation): Made {
  const workers = workersOf(node, translation);
  const names = workers.map(nameOf);
  const [id, conditionId, lastId] = [
    translation.stepOf(node.id),
    translation.nextId("conditionAgentflow"),
    translation.nextId("llmAgentflow"),
  ];
  const model = modelOf(translation, node);
  const label = textAt(node.inputs, "supervisorName") || "Supervisor";
  const asked = model ? chosen("llmModel", model) : {};
  const decides = newStep(translation, id, node, { label, inputs: { ...asked, ...decision(node, names) } });
  const conditions = names.map((name) => ({
    type: "string",
    value1: `{{$flow.state.${next}}}`,
    operation: "equal",
    value2: name,
  }));
  const condition = newStep(translation, conditionId, node, {
    label: "Who is next",
    inputs: { conditions },
    shift: 340,
  });
  const last = newStep(translation, lastId, node, {
    label: "Final answer",
    inputs: { ...asked, llmEnableMemory: true, llmMemoryType: "allMessages", llmUserMessage: lastWord },
    shift: 680,
  });
  return {
    nodes: [decides, condition, last],
    inner: [
      [id, "llmAgentflow", conditionId],
      ...workers.map((worker, n): [string, string, string] => [conditionId, String(n), translation.stepOf(worker.id)]),
      [conditionId, String(names.length), lastId],
    ],
    entry: id,
    exits: () => [],
    remarks: [
      "It is three steps here: one that names the next worker, a condition that goes there, and the final answer.",
      ...(translation.graph.into(node.id, "inputModeration").length > 0
        ? ["Moderation of what is asked was not taken over. Begin with a step that checks it."]
        : []),
    ],
  };
}

const lastWord = "The work is done. Answer the user now, with what the workers found.";
const usualPrompt =
  "You lead these workers: {team_members}. Say which of them acts next on the user’s request and what they are to do. Each reports what they did. Take as few turns as you can, and answer FINISH when the request is met.";

function decision(node: SeqNode, names: readonly string[]): Record<string, unknown> {
  const prompt = (textAt(node.inputs, "supervisorPrompt") || usualPrompt).replaceAll(
    "{team_members}",
    names.join(", "),
  );
  const choices = [finish, ...names].join(", ");
  return {
    llmMessages: [{ role: "system", content: prompt }],
    llmEnableMemory: true,
    llmMemoryType: "allMessages",
    llmUserMessage: `Who acts next? One of: ${choices}.`,
    llmStructuredOutput: [
      { key: "reasoning", type: "string", description: "Why." },
      { key: next, type: "enum", enumValues: choices, description: "Who acts next." },
      { key: instructions, type: "string", description: "What exactly they are to do." },
    ],
    llmReturnResponseAs: "assistantMessage",
    llmUpdateState: [
      { key: next, value: `{{output.${next}}}` },
      { key: instructions, value: `{{output.${instructions}}}` },
    ],
  };
}

/** Who works: an agent, and the way back to whoever decides. */
export function workerSteps(node: SeqNode, translation: Translation): Made {
  const [supervisor] = translation.graph.into(node.id, "supervisor");
  const remarks: string[] = [];
  const id = translation.stepOf(node.id);
  const loopId = translation.nextId("loopAgentflow");
  const model = translation.graph.into(node.id, "model")[0] ?? (supervisor && modelOf(translation, supervisor));
  const label = textAt(node.inputs, "workerName") || node.label;
  const worker = newStep(translation, id, node, {
    label,
    inputs: {
      ...(model && chosen("agentModel", model)),
      agentMessages: [
        { role: "system", content: translation.words.prompt(textAt(node.inputs, "workerPrompt"), node.inputs) },
      ],
      ...toolRows(translation.graph, translation.graph.into(node.id, "tools"), false, remarks),
      agentEnableMemory: true,
      agentMemoryType: "allMessages",
      agentUserMessage: `{{$flow.state.${instructions}}}`,
      agentMaxIterations: numberAt(node.inputs, "maxIterations"),
    },
  });
  const turns = Math.min(100, (supervisor && numberAt(supervisor.inputs, "recursionLimit")) ?? 100);
  const back = supervisor
    ? `${translation.stepOf(supervisor.id)}-${textAt(supervisor.inputs, "supervisorName") || "Supervisor"}`
    : "";
  const loop = newStep(translation, loopId, node, {
    label: `${label} reports`,
    inputs: { loopBackToNode: back, maxLoopCount: turns },
    shift: 340,
  });
  if (!supervisor) remarks.push("No supervisor is wired to it, so that nothing leads to it.");
  return {
    nodes: supervisor ? [worker, loop] : [worker],
    ...(supervisor && { inner: [[id, "agentAgentflow", loopId]] }),
    ...{ entry: id, exits: () => [], remarks },
  };
}

/** What Start has to know for a team: the state that the steps pass on. */
export const teamState = [next, instructions].map((key) => ({ key, value: "" }));
