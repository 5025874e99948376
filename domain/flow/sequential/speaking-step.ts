import { chosen, toolRows } from "./components";
import { lastAnswer, needsLastAnswer } from "./last-words";
import type { SeqNode } from "./seq-graph";
import { flagAt, numberAt, rowsAt, tabAt, textAt } from "./seq-values";
import { type Made, modelOf, newStep, type Translation } from "./translation";

/** An agent, or an LLM node with the tools that were called after it. */
export function speakingStep(node: SeqNode, translation: Translation): Made {
  const id = translation.stepOf(node.id);
  const prefix = id.startsWith("agent") ? "agent" : "llm";
  const remarks: string[] = [];
  const toolNodes = translation.toolNodesOf(node.id);
  const tools = [node, ...toolNodes].flatMap((from) => translation.graph.into(from.id, "tools"));
  const asks = [node, ...toolNodes].some((from) => flagAt(from.inputs, "interrupt"));
  if (toolNodes.length > 0) remarks.push("It calls its tools itself here: the node that did so is part of it.");
  if (asks && textAt(node.inputs, "approvalPrompt") !== "")
    remarks.push(
      "A person is asked before a tool is used; the words of the question and its buttons are this server's.",
    );
  const inputs = {
    ...speechInputs(prefix, node, translation, remarks),
    ...(prefix === "agent" && toolRows(translation.graph, tools, asks, remarks)),
    ...(prefix === "agent" && { agentMaxIterations: numberAt(node.inputs, "maxIterations") }),
    [`${prefix}UpdateState`]: [
      ...stateRows(node, translation, remarks),
      ...(needsLastAnswer(translation.graph) ? [{ key: lastAnswer, value: "{{output}}" }] : []),
    ],
  };
  const label = textAt(node.inputs, `${node.name === "seqAgent" ? "agent" : "llmNode"}Name`) || node.label;
  return {
    nodes: [newStep(translation, id, node, { label, inputs })],
    ...{ entry: id, remarks },
    exits: () => [[id, id.replace(/_\d+$/, "")]],
  };
}

/** Model, prompts, memory and the form of the answer, which all nodes that ask a model share. */
export function speechInputs(
  prefix: "agent" | "llm",
  node: SeqNode,
  translation: Translation,
  remarks: string[],
): Record<string, unknown> {
  const model = modelOf(translation, node);
  if (!model) remarks.push("No model is wired to it. Choose one.");
  if (textAt(node.inputs, "messageHistory") !== "")
    remarks.push("Messages that code put before the conversation were not taken over. Add them as messages.");
  const system = translation.words.prompt(textAt(node.inputs, "systemMessagePrompt"), node.inputs);
  const human = translation.words.prompt(textAt(node.inputs, "humanMessagePrompt"), node.inputs);
  const memory = memoryOf(textAt(node.inputs, "conversationHistorySelection"), remarks);
  const said = human || memory.question;
  return {
    ...(model && chosen(`${prefix}Model`, model)),
    [`${prefix}Messages`]: [
      ...(system === "" ? [] : [{ role: "system", content: system }]),
      // Without memory a step says nothing but its own messages.
      ...(memory.type === undefined && said !== "" ? [{ role: "user", content: said }] : []),
    ],
    [`${prefix}EnableMemory`]: memory.type !== undefined,
    ...(memory.type !== undefined && { [`${prefix}MemoryType`]: memory.type, [`${prefix}UserMessage`]: human }),
    ...(memory.window !== undefined && { [`${prefix}MemoryWindowSize`]: memory.window }),
    [`${prefix}ReturnResponseAs`]: "assistantMessage",
    [`${prefix}StructuredOutput`]: structureOf(node),
  };
}

function memoryOf(selection: string, remarks: string[]): { type?: string; window?: number; question: string } {
  if (selection === "empty") return { question: "" };
  if (selection === "user_question") return { question: "{{question}}" };
  if (selection !== "last_message") return { type: "allMessages", question: "" };
  remarks.push("It was told the last message only; here it is told the last two.");
  return { type: "windowSize", window: 1, question: "" };
}

const kinds: Readonly<Record<string, string>> = {
  "String Array": "stringArray",
  Number: "number",
  Boolean: "boolean",
  Enum: "enum",
};

const structureOf = (node: SeqNode): Record<string, unknown>[] =>
  ["llmStructuredOutput", "agentStructuredOutput", "conditionAgentStructuredOutput"]
    .flatMap((key) => rowsAt(node.inputs, key))
    .filter(({ key }) => key)
    .map(({ key, type = "", enumValues = "", description = "" }) => ({
      ...{ key, type: kinds[type] ?? "string", description },
      ...(enumValues !== "" && { enumValues }),
    }));

export function stateRows(node: SeqNode, { words }: Translation, remarks: string[]): { key: string; value: string }[] {
  if (tabAt(node.inputs, "selectedUpdateStateMemoryTab", node.id) === "updateStateMemoryCode") {
    if (textAt(node.inputs, "updateStateMemoryCode") !== "")
      remarks.push("Code that changed the state was not taken over. Add a Custom Function after it that does.");
    return [];
  }
  return rowsAt(node.inputs, "updateStateMemoryUI").flatMap(({ key = "", value = "" }) => {
    const reference = words.reference(value);
    if (reference === undefined)
      remarks.push(`The state’s “${key}” was ${value}, which is not at hand here. Write its value anew.`);
    return key === "" ? [] : [{ key, value: reference ?? "" }];
  });
}
