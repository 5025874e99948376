import type { ReadyTemplate, TemplateNode } from "../ready-template";
import { told } from "../told";
import { withModel } from "../with-model";

const voice = (label: string, view: string): TemplateNode => ({
  label,
  inputs: {
    ...withModel("llm", { temperature: 0.6 }),
    llmMessages: told(`${view} Give your view in at most four sentences, with its strongest reason.`, "{{question}}"),
    llmEnableMemory: false,
  },
});

export default {
  name: "Three opinions, one decision",
  description: "Asks three advisers at once and has a fourth weigh what they said.",
  kind: "agentflow",
  tags: ["research", "assistant"],
  questions: ["Should we let customers pay by invoice?", "Is it time to rewrite our old software?"],
  note: "Choose a credential on the models. The three are asked at the same time, so it takes as long as the slowest of them. The decision waits for all of them.",
  nodes: {
    startAgentflow_0: {},
    llmAgentflow_0: voice("Optimist", "You look for what could be won."),
    llmAgentflow_1: voice("Sceptic", "You look for what could go wrong, and how likely that is."),
    llmAgentflow_2: voice("Bookkeeper", "You look at what it costs, in money and in time."),
    llmAgentflow_3: {
      label: "Decide",
      inputs: {
        ...withModel("llm"),
        llmMessages: told(
          "Weigh three opinions and decide. Say what to do, why, and what would change your mind.\n\nOptimist: {{llmAgentflow_0}}\n\nSceptic: {{llmAgentflow_1}}\n\nBookkeeper: {{llmAgentflow_2}}",
          "{{question}}",
        ),
        llmEnableMemory: false,
      },
    },
  },
  wires: [
    "startAgentflow_0 > llmAgentflow_0",
    "startAgentflow_0 > llmAgentflow_1",
    "startAgentflow_0 > llmAgentflow_2",
    "llmAgentflow_0 > llmAgentflow_3",
    "llmAgentflow_1 > llmAgentflow_3",
    "llmAgentflow_2 > llmAgentflow_3",
  ],
} satisfies ReadyTemplate;
