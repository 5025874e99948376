import type { Fields } from "@/domain/catalogue/field";

export const memoryInputs = {
  sessionId: {
    type: "string",
    label: "Session Id",
    description: "Fixes the session for everybody. Empty: each chat has its own, or the caller names one.",
    optional: true,
    additional: true,
  },
  memoryKey: {
    type: "string",
    label: "Memory Key",
    description: "Name under which prompts know the history.",
    default: "chat_history",
    additional: true,
  },
} as const satisfies Fields;

export const tokenLimitInput = {
  maxTokenLimit: {
    type: "number",
    label: "Max Token Limit",
    description: "How many tokens of the conversation to remember word for word.",
    default: 2000,
    step: 1,
    min: 0,
  },
} as const satisfies Fields;

/** For memories whose store lies elsewhere. */
export const sessionLifeInput = {
  sessionTTL: {
    type: "number",
    label: "Session Timeouts",
    description: "Seconds after the last answer until a session is forgotten. Empty: never.",
    step: 1,
    min: 1,
    optional: true,
    additional: true,
  },
} as const satisfies Fields;
