import type { ReadyTemplate, TemplateNode } from "../ready-template";
import { withModel } from "../with-model";

const debater = (label: string, side: string): TemplateNode => ({
  label,
  inputs: {
    ...withModel("agent", { temperature: 0.8 }),
    agentSystemMessage: `You debate ${side}. Answer the last argument in at most three sentences, and add one new reason. Concede what is right.`,
    agentHumanInputMode: "NEVER",
  },
});

const talk = "conversableAgentAgentflow_0 > conversableAgentAgentflow_1";

export default {
  name: "Two agents debate",
  description: "One argues for, one against, and a summary says where they came to agree.",
  kind: "agentflow",
  tags: ["conversation", "teaching"],
  questions: ["Should homework be abolished?", "Are night trains worth the money?"],
  note: "Choose a credential on both agents. The wire between them is the conversation: it says how many round trips they have, and that a summary is made at the end.",
  nodes: {
    startAgentflow_0: {},
    conversableAgentAgentflow_0: debater("For", "for what is proposed"),
    conversableAgentAgentflow_1: debater("Against", "against what is proposed"),
  },
  wires: ["startAgentflow_0 > conversableAgentAgentflow_0", talk],
  conversations: { [talk]: { maxTurns: 3, summaryMethod: "reflection_with_llm" } },
} satisfies ReadyTemplate;
