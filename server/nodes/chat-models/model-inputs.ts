import type { Fields } from "@/domain/catalogue/field";
import { timeoutInput } from "../timeout-input";

/** Inputs that every model of the OpenAI family has, under Flowise's names. */
export const samplingInputs = {
  temperature: {
    type: "number",
    label: "Temperature",
    description: "0 gives the likeliest words, higher values more variety.",
    default: 0.9,
    step: 0.1,
    min: 0,
    max: 2,
    optional: true,
  },
  streaming: {
    type: "boolean",
    label: "Streaming",
    description: "Send words as they are written. Turn off for servers that cannot stream.",
    default: true,
    optional: true,
    additional: true,
  },
} as const satisfies Fields;

export const limitInputs = {
  maxTokens: {
    type: "number",
    label: "Max Tokens",
    description: "Longest answer, in tokens. Empty leaves it to the provider.",
    step: 1,
    min: 1,
    optional: true,
    additional: true,
  },
  topP: {
    type: "number",
    label: "Top Probability",
    description: "Choose only among the likeliest words whose chances add up to this share.",
    step: 0.1,
    min: 0,
    max: 1,
    optional: true,
    additional: true,
  },
  frequencyPenalty: {
    type: "number",
    label: "Frequency Penalty",
    description: "Above 0 makes the model repeat words less.",
    step: 0.1,
    min: -2,
    max: 2,
    optional: true,
    additional: true,
  },
  presencePenalty: {
    type: "number",
    label: "Presence Penalty",
    description: "Above 0 makes the model turn to new topics.",
    step: 0.1,
    min: -2,
    max: 2,
    optional: true,
    additional: true,
  },
  ...timeoutInput,
} as const satisfies Fields;

export const imageInput = {
  allowImageUploads: {
    type: "boolean",
    label: "Allow Image Uploads",
    description: "Hand uploaded images to the model. It has to be one that can see.",
    default: false,
    optional: true,
  },
} as const satisfies Fields;

export const reasoningInputs = {
  reasoning: {
    type: "boolean",
    label: "Reasoning",
    description: "The model thinks before it answers (o-series, GPT-5). Temperature does not apply to such models.",
    default: false,
    optional: true,
    additional: true,
  },
  reasoningEffort: {
    type: "options",
    label: "Reasoning Effort",
    description: "How long the model may think.",
    options: [
      { label: "Low", name: "low" },
      { label: "Medium", name: "medium" },
      { label: "High", name: "high" },
    ],
    optional: true,
    additional: true,
    show: { reasoning: true },
  },
  reasoningSummary: {
    type: "options",
    label: "Reasoning Summary",
    description: "Ask for a summary of the thinking, shown apart from the answer.",
    options: [
      { label: "Auto", name: "auto" },
      { label: "Concise", name: "concise" },
      { label: "Detailed", name: "detailed" },
    ],
    optional: true,
    additional: true,
    show: { reasoning: true },
  },
} as const satisfies Fields;

export const addressInputs = {
  basepath: {
    type: "string",
    label: "Base Path",
    description: "Address of another server that speaks the same API, up to and including `/v1`.",
    placeholder: "https://api.openai.com/v1",
    optional: true,
    additional: true,
  },
  baseOptions: {
    type: "json",
    layout: "pairs",
    label: "Base Options",
    description: "Extra headers for every request, as a JSON object.",
    optional: true,
    additional: true,
  },
} as const satisfies Fields;

export const cacheSlot = {
  cache: { type: "slot", accepts: "BaseCache", label: "Cache", optional: true },
} as const satisfies Fields;

/** `a, b` → ["a", "b"]; nothing typed → undefined. */
export function stopWords(text: string | undefined): string[] | undefined {
  const words = (text ?? "").split(",").map((word) => word.trim());
  const given = words.filter((word) => word !== "");
  return given.length > 0 ? given : undefined;
}

export const chatModelClasses = ["BaseChatModel", "BaseLanguageModel", "Runnable"] as const;
