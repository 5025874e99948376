import type { Fields } from "@/domain/catalogue/field";
import { prefixed } from "./prefixed";
import { updateStateInput } from "./update-state-input";

const roles = [
  { name: "system", label: "System" },
  { name: "assistant", label: "Assistant" },
  { name: "developer", label: "Developer" },
  { name: "user", label: "User" },
] as const;

const messages = {
  Messages: {
    type: "array",
    layout: "messages",
    label: "Messages",
    description: "What the model is told, whatever the conversation.",
    optional: true,
    references: true,
    row: {
      role: { type: "options", label: "Role", options: roles },
      content: { type: "string", label: "Content", rows: 4, references: true },
    },
  },
} as const satisfies Fields;

const memory = {
  EnableMemory: {
    type: "boolean",
    label: "Enable Memory",
    description: "The model sees the conversation: earlier messages of the session, and what the steps before said.",
    default: true,
    optional: true,
  },
  MemoryType: {
    type: "options",
    label: "Memory Type",
    description: "How much of the conversation the model sees.",
    default: "allMessages",
    optional: true,
    show: { EnableMemory: true },
    options: [
      { name: "allMessages", label: "All Messages", description: "Every message of the conversation." },
      { name: "windowSize", label: "Window Size", description: "The last messages only." },
      {
        name: "conversationSummary",
        label: "Conversation Summary",
        description: "A summary of the conversation, written by the model.",
      },
      {
        name: "conversationSummaryBuffer",
        label: "Conversation Summary Buffer",
        description: "Older messages are summarised once the conversation grows beyond a number of tokens.",
      },
    ],
  },
  MemoryWindowSize: {
    type: "number",
    label: "Window Size",
    description: "How many exchanges (question and answer) the model sees.",
    default: 20,
    min: 1,
    step: 1,
    show: { MemoryType: "windowSize" },
  },
  MemoryMaxTokenLimit: {
    type: "number",
    label: "Max Token Limit",
    description: "Tokens of the conversation that stay word for word.",
    default: 2000,
    min: 1,
    step: 1,
    show: { MemoryType: "conversationSummaryBuffer" },
  },
} as const satisfies Fields;

const userMessage = {
  UserMessage: {
    type: "string",
    label: "Input Message",
    description: "Said to the model as the person's last message, after the conversation.",
    rows: 4,
    optional: true,
    references: true,
    show: { EnableMemory: true },
  },
} as const satisfies Fields;

const result = {
  ReturnResponseAs: {
    type: "options",
    label: "Return Response As",
    description: "Whose message the answer is for the steps after this one.",
    default: "userMessage",
    options: [
      { name: "userMessage", label: "User Message" },
      { name: "assistantMessage", label: "Assistant Message" },
    ],
  },
  StructuredOutput: {
    type: "array",
    layout: "schema",
    label: "JSON Structured Output",
    description: "The answer is an object with these keys, read elsewhere as {{nodeId.output.key}}.",
    optional: true,
    references: true,
    row: {
      key: { type: "string", label: "Key" },
      type: {
        type: "options",
        label: "Type",
        options: [
          { name: "string", label: "String" },
          { name: "stringArray", label: "String Array" },
          { name: "number", label: "Number" },
          { name: "boolean", label: "Boolean" },
          { name: "enum", label: "Enum" },
          { name: "jsonArray", label: "JSON Array" },
        ],
      },
      enumValues: {
        type: "string",
        label: "Enum Values",
        description: "Separated by commas.",
        placeholder: "value1, value2, value3",
        optional: true,
        show: { type: "enum" },
      },
      jsonSchema: {
        type: "code",
        language: "json",
        label: "JSON Schema",
        description: "Each field of the array's objects, with its type and description.",
        example: '{\n  "answer": { "type": "string", "description": "The answer" }\n}',
        optional: true,
        show: { type: "jsonArray" },
      },
      description: { type: "string", label: "Description", placeholder: "What belongs here" },
    },
  },
} as const satisfies Fields;

/** Fixed messages of a step that asks a model. */
export const messageInputs = <const P extends string>(prefix: P) => prefixed(prefix, messages);

/** What of the conversation the model sees. */
export const memoryInputs = <const P extends string>(prefix: P) => prefixed(prefix, memory);

/** What is said to the model last, and what becomes of its answer. */
export const answerInputs = <const P extends string>(prefix: P) =>
  prefixed(prefix, { ...userMessage, ...result, UpdateState: updateStateInput });
