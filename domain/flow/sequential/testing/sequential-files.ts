/** Files of Flowise's older agents, made here for tests. */
interface Drawn {
  id: string;
  category?: string;
  label?: string;
  inputs?: Record<string, unknown>;
  version?: number;
  /** Names of the outputs of a condition. */
  outputs?: readonly string[];
}

const categoryOf = (name: string): string => {
  if (name.startsWith("seq")) return "Sequential Agents";
  return name === "supervisor" || name === "worker" ? "Multi Agents" : "Chat Models";
};

/** `"seqStart_0 > seqAgent_0.sequentialNode"`; `seqCondition_0.Yes` begins at that output. */
export function sequentialFile(nodes: readonly Drawn[], wires: readonly string[]): unknown {
  return {
    nodes: nodes.map(({ id, category, label, inputs = {}, version = 1, outputs }, n) => {
      const name = id.replace(/_\d+$/, "");
      return {
        ...{ id, type: name === "stickyNote" ? "stickyNote" : "customNode", position: { x: n * 300, y: 0 } },
        data: {
          ...{ id, name, version, label: label ?? name, category: category ?? categoryOf(name), inputs },
          ...(outputs && {
            outputAnchors: [{ name: "output", type: "options", options: outputs.map((one) => ({ name: one })) }],
          }),
          outputs: {},
        },
      };
    }),
    edges: wires.map((text) => {
      const [from = "", to = ""] = text.split(" > ");
      const [source = "", output = source.replace(/_\d+$/, "")] = from.split(".");
      const [target = "", input = "sequentialNode"] = to.split(".");
      return {
        source,
        target,
        sourceHandle: `${source}-output-${output}-X`,
        targetHandle: `${target}-input-${input}-X | Y`,
      };
    }),
  };
}

const model = (url: string) => ({
  id: "chatOpenAICustom_0",
  label: "Model",
  version: 4,
  inputs: { modelName: "test", basepath: `${url}/v1` },
});
const grid = (...rows: object[]): string => JSON.stringify(rows);

/*
 *   state ─┐               ┌─Work─► Worker(tool) ─► loop to Judge
 *   model ─┴► start ─► Judge
 *                          └─End──► end
 */
export const judgedWork = (url: string): unknown =>
  sequentialFile(
    [
      { id: "seqStart_0" },
      model(url),
      { id: "agentMemory_0", label: "Agent Memory", category: "Memory" },
      { id: "seqState_0", inputs: { stateMemoryUI: grid({ key: "done", type: "Replace", defaultValue: "nothing" }) } },
      {
        id: "seqConditionAgent_0",
        label: "Judge",
        outputs: ["Work", "End"],
        inputs: {
          conditionAgentName: "Judge",
          systemMessagePrompt: 'So far {done}. Answer WORK or END as {{"verdict": 1}}.',
          promptValues: JSON.stringify({ done: "$flow.state.done" }),
          conditionUI: grid({ variable: "$flow.output.content", operation: "Contains", value: "WORK", output: "Work" }),
        },
      },
      {
        id: "seqAgent_0",
        inputs: {
          agentName: "Worker",
          systemMessagePrompt: "You work.",
          humanMessagePrompt: "Do it now.",
          updateStateMemoryUI: grid({ key: "done", value: "$flow.output.content" }),
        },
      },
      { id: "currentDateTime_0", category: "Tools", label: "Clock", version: 1 },
      { id: "seqLoop_0", inputs: { loopToName: "Judge" } },
      { id: "seqEnd_0" },
      { id: "stickyNote_0", category: "Utilities", label: "Note", inputs: { note: "A remark" } },
    ],
    [
      "chatOpenAICustom_0 > seqStart_0.model",
      "agentMemory_0 > seqStart_0.agentMemory",
      "seqState_0 > seqStart_0.state",
      "seqStart_0 > seqConditionAgent_0",
      "seqConditionAgent_0.Work > seqAgent_0",
      "seqConditionAgent_0.End > seqEnd_0",
      "currentDateTime_0 > seqAgent_0.tools",
      "seqAgent_0 > seqLoop_0",
    ],
  );

/*
 *   start ─► LLM ─► condition ─Tool─► tool node ─► Writer ─► end
 *                             └─End─► end
 */
export const toolsApart = (url: string): unknown =>
  sequentialFile(
    [
      { id: "seqStart_0" },
      model(url),
      { id: "seqLLMNode_0", inputs: { llmNodeName: "Asker", conversationHistorySelection: "user_question" } },
      {
        id: "seqCondition_0",
        outputs: ["Tool", "End"],
        inputs: {
          conditionName: "Enough",
          conditionUI: grid({
            variable: "$flow.state.messages[-1].content",
            operation: "Is Not Empty",
            value: "",
            output: "Tool",
          }),
        },
      },
      { id: "seqToolNode_0", inputs: { toolNodeName: "Tools", interrupt: true } },
      { id: "currentDateTime_0", category: "Tools", label: "Clock" },
      { id: "seqLLMNode_1", inputs: { llmNodeName: "Writer", systemMessagePrompt: "Write." } },
      { id: "seqEnd_0" },
      { id: "seqEnd_1" },
    ],
    [
      "chatOpenAICustom_0 > seqStart_0.model",
      "seqStart_0 > seqLLMNode_0",
      "seqLLMNode_0 > seqCondition_0",
      "seqCondition_0.Tool > seqToolNode_0.llmNode",
      "seqCondition_0.End > seqEnd_0",
      "currentDateTime_0 > seqToolNode_0.tools",
      "seqToolNode_0 > seqLLMNode_1",
      "seqLLMNode_1 > seqEnd_1",
    ],
  );

/*
 *   model ─► Supervisor ─► Coder
 *                       └► Reviewer
 */
export const team = (url: string): unknown =>
  sequentialFile(
    [
      model(url),
      {
        id: "supervisor_0",
        inputs: { supervisorName: "Boss", supervisorPrompt: "Lead {team_members}.", recursionLimit: "7" },
      },
      {
        id: "worker_0",
        inputs: {
          workerName: "Lead Coder",
          workerPrompt: "You write code in {language}.",
          promptValues: '{"language":"Lua"}',
        },
      },
      { id: "worker_1", inputs: { workerName: "Reviewer", workerPrompt: "You review." } },
    ],
    [
      "chatOpenAICustom_0 > supervisor_0.model",
      "supervisor_0 > worker_0.supervisor",
      "supervisor_0 > worker_1.supervisor",
    ],
  );

/** A code condition, a function, another flow, a node of nobody, and a tool node that nothing calls. */
export const oddSteps = (url: string): unknown =>
  sequentialFile(
    [
      { id: "seqStart_0" },
      model(url),
      {
        id: "seqCondition_0",
        label: "Route",
        outputs: ["Yes", "End"],
        inputs: {
          conditionFunction: 'return $input.length > 3 ? "Yes" : "End";',
          selectedConditionFunctionTab_seqCondition_0: "conditionFunction_seqCondition_0",
        },
      },
      {
        id: "seqCustomFunction_0",
        inputs: {
          functionName: "Shout",
          functionInputVariables: '{"word":"$flow.input"}',
          javascriptFunction: "return $word.toUpperCase();",
        },
      },
      {
        id: "seqExecuteFlow_0",
        inputs: { seqExecuteFlowName: "Other", selectedFlow: "abc", seqExecuteFlowInput: "userQuestion" },
      },
      { id: "seqCouncil_0", label: "Council" },
      { id: "seqToolNode_0" },
      { id: "seqLoop_0", inputs: { loopToName: "nobody" } },
    ],
    [
      "chatOpenAICustom_0 > seqStart_0.model",
      "seqStart_0 > seqCondition_0",
      "seqCondition_0.Yes > seqCustomFunction_0",
      "seqCondition_0.End > seqExecuteFlow_0",
      "seqExecuteFlow_0 > seqCouncil_0",
      "seqCouncil_0 > seqLoop_0",
    ],
  );
