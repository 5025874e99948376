import type { Fields } from "@/domain/catalogue/field";
import { agentInputs } from "./agent-inputs";
import { prefixed } from "./prefixed";
import { waitLimitInputs } from "./wait-limit";

const tools = {
  type: "array",
  optional: true,
  row: {
    agentSelectedTool: { type: "component", accepts: "Tool", load: "listTools", label: "Tool" },
  },
} as const;

/** Names follow the Agent step's, so that tools and stores are set in the same way. */
export const conversableInputs = {
  agentName: {
    type: "string",
    label: "Name",
    description: "Under which it speaks. Empty: the label of the node.",
    placeholder: "Writer",
    optional: true,
  },
  agentDescription: {
    type: "string",
    label: "Description",
    description: "What it is good for: tells a group when to let it speak.",
    rows: 2,
    optional: true,
  },
  agentDisableModel: {
    type: "boolean",
    label: "Without a Model",
    description: "It speaks through people, tools and code only.",
    default: false,
  },
  agentModel: {
    type: "component",
    accepts: "BaseChatModel",
    load: "listModels",
    label: "Model",
    hide: { agentDisableModel: true },
  },
  agentSystemMessage: {
    type: "string",
    label: "System Message",
    description: "Who it is and how it works. Empty: it works on the task and says when it is done.",
    rows: 4,
    optional: true,
    references: true,
    hide: { agentDisableModel: true },
  },
  agentHumanInputMode: {
    type: "options",
    label: "Human Input",
    description: "When a person may speak in its place.",
    default: "TERMINATE",
    options: [
      { name: "ALWAYS", label: "Always", description: "Before each of its replies." },
      {
        name: "TERMINATE",
        label: "At the end",
        description: "When somebody ends the conversation, or when it has replied often enough.",
      },
      { name: "NEVER", label: "Never", description: "It ends the conversation by itself." },
    ],
  },
  agentMaxConsecutiveAutoReply: {
    type: "number",
    label: "Max Consecutive Auto Reply",
    description: "Replies in a row that it gives before it stops, or asks a person.",
    default: 10,
    min: 0,
    max: 1000,
    step: 1,
  },
  agentTerminationMessage: {
    type: "string",
    label: "Termination Message",
    description: "The word at the end of a message to it that ends the conversation.",
    default: "TERMINATE",
  },
  agentToolsForModel: {
    ...tools,
    label: "Tools for the Model",
    description: "Tools that its model may ask for.",
    hide: { agentDisableModel: true },
  },
  agentToolsToExecute: {
    ...tools,
    label: "Tools to Execute",
    description: "Tools that it runs when somebody asks for them. Without any, those of whoever asks are run.",
  },
  agentKnowledgeDocumentStores: {
    ...agentInputs.agentKnowledgeDocumentStores,
    hide: { agentDisableModel: true },
  },
  agentCodeExecution: {
    type: "boolean",
    label: "Code Execution",
    description:
      "It runs code that messages to it hold in fenced blocks: JavaScript in a sandbox, other languages where the operator of this server has named a service for them.",
    default: false,
  },
  ...prefixed("agentHumanInput", waitLimitInputs),
} as const satisfies Fields;
