import type { ReadyTemplate } from "../ready-template";
import { told } from "../told";
import { withModel } from "../with-model";

export default {
  name: "Plan, then do",
  description: "Makes a plan, has you approve it, and works through it step by step with tools.",
  kind: "agentflow",
  tags: ["automation", "approval", "assistant"],
  questions: ["Work out what a holiday of nine days for three at 85 euros a night costs, with ten percent off."],
  note: "Choose a credential on the models. Nothing is done before you approved the plan; say what to change and reject to have another one. Give the worker more tools for harder work.",
  nodes: {
    startAgentflow_0: {},
    llmAgentflow_0: {
      label: "Planner",
      inputs: {
        ...withModel("llm"),
        llmMessages: told(
          "Make a plan of at most five steps for what is asked. Each step is one thing that can be done with a calculator or by thinking. Heed remarks about an earlier plan.",
        ),
        llmStructuredOutput: [{ key: "steps", type: "stringArray", description: "The steps, in their order" }],
      },
    },
    humanInputAgentflow_0: {
      label: "Is the plan right?",
      inputs: {
        humanInputDescriptionType: "fixed",
        humanInputDescription: "The plan:\n\n{{llmAgentflow_0}}",
        humanInputEnableFeedback: true,
      },
    },
    iterationAgentflow_0: { label: "Step by step", inputs: { iterationInput: "{{llmAgentflow_0.output.steps}}" } },
    agentAgentflow_0: {
      label: "Worker",
      inside: "iterationAgentflow_0",
      inputs: {
        ...withModel("agent", { temperature: 0 }),
        agentMessages: told("Do this one step and say what came out. The task as a whole: {{question}}"),
        agentTools: [{ agentSelectedTool: "calculator" }, { agentSelectedTool: "currentDateTime" }],
        agentUserMessage: "{{$iteration}}",
      },
    },
    llmAgentflow_1: {
      label: "Sum up",
      inputs: {
        ...withModel("llm"),
        llmMessages: told(
          "Say what came out of the plan: the result first, then how it was reached.\n\n{{iterationAgentflow_0}}",
          "{{question}}",
        ),
        llmEnableMemory: false,
      },
    },
    loopAgentflow_0: {
      label: "Plan anew",
      inputs: {
        loopBackToNode: "llmAgentflow_0-Planner",
        maxLoopCount: 3,
        fallbackMessage: "Three plans were rejected. Say more about what you want.",
      },
    },
  },
  wires: [
    "startAgentflow_0 > llmAgentflow_0",
    "llmAgentflow_0 > humanInputAgentflow_0",
    "humanInputAgentflow_0:0 > iterationAgentflow_0",
    "humanInputAgentflow_0:1 > loopAgentflow_0",
    "iterationAgentflow_0 > llmAgentflow_1",
  ],
} satisfies ReadyTemplate;
