import type { ReadyTemplate } from "../ready-template";
import { told } from "../told";
import { withModel } from "../with-model";

export default {
  name: "Quiz master",
  description: "Asks questions about a topic you choose, marks the answers, and keeps count.",
  kind: "agentflow",
  tags: ["teaching", "conversation"],
  questions: ["Quiz me on the planets.", "Let us practise irregular verbs."],
  note: "Choose a credential on the models. The count lives in the flow's state, which is kept for the whole conversation.",
  nodes: {
    startAgentflow_0: { inputs: { startState: [{ key: "points", value: "0" }], startPersistState: true } },
    llmAgentflow_0: {
      label: "Mark the answer",
      inputs: {
        ...withModel("llm", { temperature: 0 }),
        llmMessages: told(
          "The person has {{$flow.state.points}} points. Look at the last question of the quiz and at their answer. At the very beginning there is no answer yet, and the points stay.",
        ),
        llmStructuredOutput: [
          { key: "points", type: "number", description: "Their points now: one more for a right answer" },
          {
            key: "remark",
            type: "string",
            description: "Whether it was right and what is right, or empty at the beginning",
          },
        ],
        llmUpdateState: [{ key: "points", value: "{{output.points}}" }],
      },
    },
    llmAgentflow_1: {
      label: "Ask the next",
      inputs: {
        ...withModel("llm", { temperature: 0.9 }),
        llmMessages: told(
          "You lead a quiz. Begin with this remark: “{{llmAgentflow_0.output.remark}}”. Say that they have {{$flow.state.points}} points, then ask one short question about their topic that has not been asked yet.",
        ),
      },
    },
  },
  wires: ["startAgentflow_0 > llmAgentflow_0", "llmAgentflow_0 > llmAgentflow_1"],
} satisfies ReadyTemplate;
