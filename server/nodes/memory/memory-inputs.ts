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
