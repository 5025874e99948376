import type { Fields } from "@/domain/catalogue/field";

const number = (label: string, description: string, step: number) =>
  ({ type: "number", label, description, step, optional: true, additional: true }) as const;

/** Ollama's own parameters, under Flowise's names. */
export const ollamaTuningInputs = {
  think: {
    type: "boolean",
    label: "Think",
    description: "Let a thinking model think before it answers.",
    default: false,
    optional: true,
    additional: true,
  },
  jsonMode: {
    type: "boolean",
    label: "JSON Mode",
    description: "The model may answer only with JSON. Say so in the prompt, too.",
    optional: true,
    additional: true,
  },
  keepAlive: {
    type: "string",
    label: "Keep Alive",
    description: "How long the model stays loaded after an answer, such as `10m` or `24h`.",
    default: "5m",
    optional: true,
    additional: true,
  },
  topP: number("Top P", "Choose only among the likeliest words whose chances add up to this share.", 0.1),
  topK: number("Top K", "Choose only among this many of the likeliest words.", 1),
  mirostat: number("Mirostat", "Keep the text's surprise even: 0 off, 1 or 2 for the version.", 1),
  mirostatEta: number("Mirostat ETA", "How fast Mirostat reacts.", 0.1),
  mirostatTau: number("Mirostat TAU", "How much surprise Mirostat aims at; lower is more focused.", 0.1),
  numCtx: number("Context Window Size", "How many tokens of the conversation the model sees.", 1),
  numGpu: number("Number of GPU", "How many layers to put on the graphics card.", 1),
  numThread: number("Number of Thread", "Processor threads; Ollama chooses when empty.", 1),
  repeatLastN: number("Repeat Last N", "How far back repetition is watched: 0 off, -1 the whole context.", 1),
  repeatPenalty: number("Repeat Penalty", "How strongly repetition is punished.", 0.1),
  stop: {
    type: "string",
    label: "Stop Sequence",
    description: "The answer ends where one of these words would come. Separate several with commas.",
    placeholder: "AI assistant:",
    rows: 4,
    optional: true,
    additional: true,
  },
  tfsZ: number("Tail Free Sampling", "Above 1 cuts off the least likely words.", 0.1),
} as const satisfies Fields;
