import type { Fields } from "@/domain/catalogue/field";
import type { StepContext } from "../define-node";
import { answerInputs, memoryInputs, messageInputs } from "./conversation-inputs";
import { prefixed } from "./prefixed";
import { waitLimitInputs } from "./wait-limit";

/** Rounds of tool calls when the author names no number: enough for long work, few enough to end. */
export const usualRounds = 30;

const builtIn = {
  agentToolsBuiltInOpenAI: {
    type: "multiOptions",
    label: "OpenAI Built-in Tools",
    description: "Run at OpenAI, without anything to set up.",
    optional: true,
    show: { agentModel: "chatOpenAI" },
    options: [
      { name: "web_search_preview", label: "Web Search", description: "Searches the web." },
      { name: "code_interpreter", label: "Code Interpreter", description: "Writes and runs Python at OpenAI." },
      { name: "image_generation", label: "Image Generation", description: "Draws pictures." },
    ],
  },
  agentToolsBuiltInGemini: {
    type: "multiOptions",
    label: "Gemini Built-in Tools",
    description: "Run at Google, without anything to set up.",
    optional: true,
    show: { agentModel: "chatGoogleGenerativeAI" },
    options: [
      { name: "urlContext", label: "URL Context", description: "Reads the pages that the conversation names." },
      { name: "googleSearch", label: "Google Search", description: "Searches the web." },
      { name: "codeExecution", label: "Code Execution", description: "Writes and runs Python at Google." },
    ],
  },
  agentToolsBuiltInAnthropic: {
    type: "multiOptions",
    label: "Anthropic Built-in Tools",
    description: "Run at Anthropic, without anything to set up.",
    optional: true,
    show: { agentModel: "chatAnthropic" },
    options: [
      { name: "web_search_20250305", label: "Web Search", description: "Searches the web." },
      { name: "web_fetch_20250910", label: "Web Fetch", description: "Reads the pages that the conversation names." },
    ],
  },
} as const satisfies Fields;

const sources = { type: "boolean", label: "Return Source Documents", optional: true } as const;

const tools = {
  agentTools: {
    type: "array",
    label: "Tools",
    optional: true,
    row: {
      agentSelectedTool: { type: "component", accepts: "Tool", load: "listTools", label: "Tool" },
      agentSelectedToolRequiresHumanInput: {
        type: "boolean",
        label: "Require Human Input",
        description: "A person is asked before each use.",
        optional: true,
      },
    },
  },
  agentKnowledgeDocumentStores: {
    type: "array",
    label: "Knowledge (Document Stores)",
    description: "Document stores in which the agent can look things up.",
    optional: true,
    row: {
      documentStore: { type: "pick", from: "documentStores", label: "Document Store" },
      docStoreDescription: {
        type: "string",
        label: "Describe Knowledge",
        description: "What is in it, so that the agent knows when to look there.",
        placeholder: "The handbook for new colleagues",
        rows: 4,
      },
      returnSourceDocuments: sources,
    },
  },
  agentKnowledgeVSEmbeddings: {
    type: "array",
    label: "Knowledge (Vector Embeddings)",
    description: "Filled vector stores in which the agent can look things up.",
    optional: true,
    row: {
      vectorStore: { type: "component", accepts: "VectorStore", load: "listVectorStores", label: "Vector Store" },
      embeddingModel: { type: "component", accepts: "Embeddings", load: "listEmbeddings", label: "Embedding Model" },
      knowledgeName: { type: "string", label: "Knowledge Name", placeholder: "handbook" },
      knowledgeDescription: {
        type: "string",
        label: "Describe Knowledge",
        description: "What is in it, so that the agent knows when to look there.",
        rows: 4,
      },
      returnSourceDocuments: sources,
    },
  },
} as const satisfies Fields;

export const agentInputs = {
  agentModel: { type: "component", accepts: "BaseChatModel", load: "listModels", label: "Model" },
  ...messageInputs("agent"),
  ...builtIn,
  ...tools,
  ...memoryInputs("agent"),
  ...answerInputs("agent"),
  agentMaxIterations: {
    type: "number",
    label: "Max Iterations",
    description: `How many rounds of tool calls it may make. Empty: ${String(usualRounds)}.`,
    min: 1,
    step: 1,
    optional: true,
    additional: true,
  },
  ...prefixed("agentHumanInput", waitLimitInputs),
} as const satisfies Fields;

export type AgentContext = StepContext<typeof agentInputs, Record<string, never>>;
