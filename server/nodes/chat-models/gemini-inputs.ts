import type { Fields } from "@/domain/catalogue/field";
import { limitInputs } from "./model-inputs";

const categories = [
  "HARM_CATEGORY_DANGEROUS_CONTENT",
  "HARM_CATEGORY_HARASSMENT",
  "HARM_CATEGORY_HATE_SPEECH",
  "HARM_CATEGORY_SEXUALLY_EXPLICIT",
  "HARM_CATEGORY_CIVIC_INTEGRITY",
] as const;
const thresholds = [
  "BLOCK_LOW_AND_ABOVE",
  "BLOCK_MEDIUM_AND_ABOVE",
  "BLOCK_ONLY_HIGH",
  "BLOCK_NONE",
  "OFF",
  "HARM_BLOCK_THRESHOLD_UNSPECIFIED",
] as const;

export const geminiTuningInputs = {
  thinkingBudget: {
    type: "number",
    label: "Thinking Budget",
    description: "Tokens that Gemini 2.5 may think before it answers. 0 turns thinking off, -1 lets the model decide.",
    step: 1,
    min: -1,
    optional: true,
    additional: true,
  },
  thinkingLevel: {
    type: "options",
    label: "Thinking Level",
    description: "How long Gemini 3 and later may think.",
    options: [
      { label: "Minimal", name: "MINIMAL" },
      { label: "Low", name: "LOW" },
      { label: "Medium", name: "MEDIUM" },
      { label: "High", name: "HIGH" },
    ],
    optional: true,
    additional: true,
  },
  maxOutputTokens: { ...limitInputs.maxTokens, label: "Max Output Tokens" },
  topP: limitInputs.topP,
  topK: {
    type: "number",
    label: "Top Next Highest Probability Tokens",
    description: "Choose only among this many of the likeliest words.",
    step: 1,
    min: 1,
    optional: true,
    additional: true,
  },
  safetySettings: {
    type: "datagrid",
    label: "Safety Settings",
    description: "From which likelihood of harm on Google withholds an answer.",
    columns: [
      { name: "harmCategory", label: "Harm Category", type: "options", options: categories },
      { name: "harmBlockThreshold", label: "Harm Block Threshold", type: "options", options: thresholds },
    ],
    optional: true,
    additional: true,
  },
  baseUrl: {
    type: "string",
    label: "Base URL",
    description: "Address of another server that speaks Gemini's API.",
    placeholder: "https://generativelanguage.googleapis.com",
    optional: true,
    additional: true,
  },
} as const satisfies Fields;

/** Rows that say both what and from when. */
export function safetySettings(rows: readonly { harmCategory?: unknown; harmBlockThreshold?: unknown }[]) {
  return rows.flatMap(({ harmCategory, harmBlockThreshold }) => {
    const category = categories.find((known) => known === harmCategory);
    const threshold = thresholds.find((known) => known === harmBlockThreshold);
    return category && threshold ? [{ category, threshold }] : [];
  });
}
