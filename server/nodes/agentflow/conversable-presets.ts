import type { NodePreset } from "@/domain/catalogue/node-spec";

/** The roles one begins with; each is a Conversable Agent that can be set in every other way afterwards. */
export const conversablePresets: readonly NodePreset[] = [
  {
    label: "Assistant",
    description: "An agent that thinks with a model and ends the conversation when its task is done.",
    inputs: { agentHumanInputMode: "NEVER" },
  },
  {
    label: "User Proxy",
    description: "An agent through which a person speaks. It has no model.",
    inputs: { agentHumanInputMode: "ALWAYS", agentDisableModel: true },
  },
  {
    label: "Retrieve Assistant",
    description: "An assistant that looks things up in document stores before it replies.",
    inputs: {
      agentHumanInputMode: "NEVER",
      agentKnowledgeDocumentStores: [{ documentStore: "", docStoreDescription: "" }],
      agentSystemMessage:
        "Answer from what you find in your documents, and say where it stands. If it is not there, say so.",
    },
  },
];
