import { lastAnswer, needsLastAnswer } from "./last-words";
import type { SeqNode } from "./seq-graph";
import { entriesAt, rowsAt, tabAt, textAt } from "./seq-values";
import { type Made, newStep, type Translation } from "./translation";

/** Where a run begins, with the state that was a node of its own. */
export function startStep(node: SeqNode, translation: Translation): Made {
  const id = translation.stepOf(node.id);
  const remarks: string[] = [];
  const states = translation.graph.into(node.id, "state");
  const startState = states.flatMap(({ inputs }) =>
    rowsAt(inputs, "stateMemoryUI").flatMap(({ key = "", defaultValue = "" }) =>
      key === "" ? [] : [{ key, value: defaultValue }],
    ),
  );
  if (states.some((state) => tabAt(state.inputs, "selectedStateTab", state.id) === "stateMemoryCode"))
    remarks.push("State that was written as code was not taken over. Write its keys into Start.");
  if (states.some(({ inputs }) => rowsAt(inputs, "stateMemoryUI").some(({ type }) => type === "Append")))
    remarks.push(
      "State that was appended to is replaced here. Put the earlier value in front where a step changes it.",
    );
  if (translation.graph.into(node.id, "inputModeration").length > 0)
    remarks.push("Moderation of what is asked was not taken over. Begin with a step that checks it.");
  const remembers = translation.graph.into(node.id, "agentMemory").length > 0;
  if (needsLastAnswer(translation.graph)) startState.push({ key: lastAnswer, value: "" });
  const inputs = { startInputType: "chatInput", startState, startPersistState: remembers || undefined };
  return {
    nodes: [newStep(translation, id, node, { label: "Start", inputs })],
    exits: () => [[id, "startAgentflow"]],
    remarks,
  };
}

export function loopStep(node: SeqNode, translation: Translation, label: (rawId: string) => string): Made {
  const id = translation.stepOf(node.id);
  const wanted = plain(textAt(node.inputs, "loopToName"));
  const back = [...translation.graph.nodes.values()].find((other) => nameOf(other) === wanted && wanted !== "");
  const inputs = back
    ? { loopBackToNode: `${translation.stepOf(back.id)}-${label(back.id)}`, maxLoopCount: 10 }
    : { maxLoopCount: 10 };
  return {
    nodes: [newStep(translation, id, node, { label: node.label, inputs })],
    ...{ entry: id, exits: () => [] },
    remarks: [
      "It goes back at most 10 times; change that where it should be more.",
      ...(back ? [] : ["The file has no node of the name it goes back to. Choose one."]),
    ],
  };
}

/** Nodes are called by what a person named them, in small letters. */
const nameOf = ({ inputs }: SeqNode): string =>
  plain(
    ["agentName", "llmNodeName", "toolNodeName", "conditionAgentName", "functionName", "seqExecuteFlowName"]
      .map((key) => textAt(inputs, key))
      .find((name) => name !== "") ?? "",
  );
const plain = (name: string): string => name.toLowerCase().replaceAll(/\s/g, "_").trim();

export function functionStep(node: SeqNode, translation: Translation): Made {
  const id = translation.stepOf(node.id);
  const code = textAt(node.inputs, "javascriptFunction");
  const inputs = {
    customFunctionInputVariables: entriesAt(node.inputs, "functionInputVariables").map(([variableName, value]) => ({
      variableName,
      variableValue: translation.words.reference(value) ?? value,
    })),
    customFunctionJavascriptFunction: code,
  };
  const reads = /state\s*\.\s*messages/.test(code);
  const remarks = [
    ...(reads
      ? [
          "Its code reads the list of messages, which is not at hand here. Give it the answer of a step as an input variable.",
        ]
      : []),
    ...(textAt(node.inputs, "returnValueAs") === "stateObj"
      ? ["What it returned changed the state. Put the values into $flow.state in its code instead."]
      : []),
  ];
  return single(translation, id, node, textAt(node.inputs, "functionName"), inputs, remarks);
}

export function flowStep(node: SeqNode, translation: Translation): Made {
  const id = translation.stepOf(node.id);
  const { inputs: given } = node;
  const asked = textAt(given, "seqExecuteFlowInput");
  const wired = /^\{\{\s*\$?([\w]+)\s*\}\}$/.exec(asked)?.[1];
  const inputs = {
    executeFlowSelectedFlow: textAt(given, "selectedFlow"),
    executeFlowInput:
      asked === "userQuestion" || asked === "" ? "{{question}}" : wired ? `{{${translation.stepOf(wired)}}}` : asked,
    executeFlowOverrideConfig: given["overrideConfig"],
    executeFlowBaseURL: textAt(given, "baseURL"),
    executeFlowReturnResponseAs: textAt(given, "returnValueAs") === "humanMessage" ? "userMessage" : "assistantMessage",
  };
  const remarks = ["The flow that it asks is known by its id. Choose it anew when it has another one here."];
  return single(translation, id, node, textAt(given, "seqExecuteFlowName"), inputs, remarks);
}

const single = (
  translation: Translation,
  id: string,
  node: SeqNode,
  label: string,
  inputs: Record<string, unknown>,
  remarks: string[],
): Made => ({
  nodes: [newStep(translation, id, node, { label: label || node.label, inputs })],
  ...{ entry: id, remarks },
  exits: () => [[id, id.replace(/_\d+$/, "")]],
});
