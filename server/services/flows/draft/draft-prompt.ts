import type { FlowKind } from "@/domain/catalogue/node-spec";

export interface DraftTask {
  kind: FlowKind;
  /** What the person wrote. */
  description: string;
  /** Lines of `describeCatalogue`. */
  nodes: string;
  modelName: string;
  /** Document stores and flows of the workspace, a line for each. */
  around: string;
}

const form = `{"name": "short title", "nodes": [{"id": "<node>_0", "node": "<name from the catalogue>", "label": "what it does here", "inputs": {}}], "wires": [{"from": "<id>", "output": "<output>", "to": "<id>", "input": "<input>"}]}`;

const rules: Record<FlowKind, readonly string[]> = {
  agentflow: [
    "The flow begins at exactly one startAgentflow; every other step is reached from it by wires.",
    'An id is the step\'s name with "_0", "_1" … A wire has no "input"; it has an "output" only where its step has several.',
    "Branches may join again. There is no wire back: a loopAgentflow names the step to go back to.",
    'A step inside an iterationAgentflow has "inside": the id of the iteration; no wire crosses its edge, and the inner ones read {{$iteration}}.',
    "In texts {{question}} is what was asked, {{llmAgentflow_0}} what that step said, {{$form.name}} a field of the form, {{$flow.state.key}} the state.",
    "Each way through the flow ends in a step that answers, such as directReplyAgentflow, an LLM or an agent.",
  ],
  chatflow: [
    "A wire leads from a node to an input of another that takes wires and accepts one of the classes it gives.",
    'An id is the node\'s name with "_0", "_1" … "output" is needed only where a node has several.',
    "Exactly one node answers: it is marked as such, and everything else leads to it. Every input with a star that takes wires has one.",
  ],
};

/** What the model is told before the person's own words. */
export const draftInstructions = ({ kind, nodes, modelName, around }: Omit<DraftTask, "description">): string =>
  [
    `You draw ${kind}s. Read what a person wants and answer with one JSON object of this form and nothing else:`,
    form,
    [
      ...rules[kind],
      `Where a chat model is needed, use ${modelName}; its settings are filled in afterwards. Never write keys, passwords or ids of credentials.`,
      "Use as few nodes as do the work. Write prompts and messages whole, in the person's language. Inputs with a star must be given; leave out what may stay as it is.",
    ]
      .map((rule) => `- ${rule}`)
      .join("\n"),
    `The catalogue (name — what it does · inputs · outputs; a star marks what must be given):\n${nodes}`,
    ...(around === "" ? [] : [`What the workspace has:\n${around}`]),
  ].join("\n\n");

/** What the model is told when its drawing does not work. */
export const repairRequest = (problems: readonly string[]): string =>
  [
    "This does not work yet:",
    ...problems.slice(0, 30).map((problem) => `- ${problem}`),
    "Answer with the whole JSON object again, mended, and nothing else.",
  ].join("\n");
