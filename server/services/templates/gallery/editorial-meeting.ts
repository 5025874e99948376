import type { ReadyTemplate, TemplateNode } from "../ready-template";
import { withModel } from "../with-model";

const member = (label: string, agentDescription: string, agentSystemMessage: string): TemplateNode => ({
  label,
  inside: "groupChatAgentflow_0",
  inputs: {
    ...withModel("agent", { temperature: 0.6 }),
    agentDescription,
    agentSystemMessage,
    agentHumanInputMode: "NEVER",
  },
});

export default {
  name: "Editorial meeting",
  description: "A researcher, a writer and a critic work on your text together; a model chooses who speaks next.",
  kind: "agentflow",
  tags: ["conversation", "writing"],
  questions: ["A column about the first snow.", "An announcement that our shop moves."],
  note: "Choose a credential on the group and on each member. Everybody in the group hears everything. Who may speak after whom can be set in the group's transitions.",
  nodes: {
    startAgentflow_0: {},
    conversableAgentAgentflow_0: {
      label: "Editor",
      inputs: { agentDisableModel: true, agentHumanInputMode: "NEVER" },
    },
    groupChatAgentflow_0: {
      label: "Meeting",
      inputs: {
        groupSpeakerSelection: "auto",
        ...withModel("group", { temperature: 0 }),
        groupMaxRound: 6,
        groupSendIntroductions: true,
      },
    },
    conversableAgentAgentflow_1: member(
      "Researcher",
      "Knows facts and finds angles",
      "Give three facts or angles that the text could use, in a line each.",
    ),
    conversableAgentAgentflow_2: member(
      "Writer",
      "Writes and rewrites the text",
      "Write the text, or write it anew after criticism. At most a hundred and twenty words.",
    ),
    conversableAgentAgentflow_3: member(
      "Critic",
      "Says what weakens the text",
      "Name the two things that weaken the text most. Write TERMINATE when nothing does.",
    ),
  },
  wires: ["startAgentflow_0 > conversableAgentAgentflow_0", "conversableAgentAgentflow_0 > groupChatAgentflow_0"],
  conversations: { "conversableAgentAgentflow_0 > groupChatAgentflow_0": {} },
} satisfies ReadyTemplate;
