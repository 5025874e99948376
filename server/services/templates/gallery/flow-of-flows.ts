import type { ReadyTemplate } from "../ready-template";
import { told } from "../told";
import { withModel } from "../with-model";

export default {
  name: "A flow that asks other flows",
  description: "Has a flow you already built answer, checks the answer, and mends the tone before it goes out.",
  kind: "agentflow",
  tags: ["automation"],
  questions: ["When are you open?"],
  note: "Choose one of your own flows in “Ask the expert” and a credential on the model. The flow is asked as a program would ask it: it keeps its own settings, and its run is found under Executions.",
  nodes: {
    startAgentflow_0: {},
    executeFlowAgentflow_0: {
      label: "Ask the expert",
      inputs: { executeFlowSelectedFlow: "", executeFlowInput: "{{question}}" },
    },
    llmAgentflow_0: {
      label: "Mend the tone",
      inputs: {
        ...withModel("llm", { temperature: 0.3 }),
        llmMessages: told(
          "Say this in a warm tone and in at most three sentences. Change no fact and add none.",
          "{{executeFlowAgentflow_0}}",
        ),
        llmEnableMemory: false,
      },
    },
  },
  wires: ["startAgentflow_0 > executeFlowAgentflow_0", "executeFlowAgentflow_0 > llmAgentflow_0"],
} satisfies ReadyTemplate;
