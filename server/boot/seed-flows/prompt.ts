import type { FlowDocument } from "@/domain/flow/flow-document";
import { wire } from "./wire";

/** The question comes last, on a line of its own: the built-in answerer takes that line for the question. */
const template = [
  "You stand at the desk of a town library. Answer from these notes only.",
  "",
  "The library is open from nine to six, Monday to Saturday.",
  "You may borrow up to ten books for four weeks.",
  "A membership card costs twelve a year and is free for children.",
  "Returning a book late costs twenty cents a day.",
  "The reading room on the second floor has forty seats and power sockets.",
  "",
  "{question}",
].join("\n");

/** A template filled with the question: one call, no memory. */
export const prompt = {
  name: "Library desk",
  document: {
    nodes: [
      {
        id: "builtinAnswerer_0",
        name: "builtinAnswerer",
        label: "Built-in Answerer",
        version: 1,
        position: { x: 0, y: 0 },
        inputs: { sentences: 1 },
      },
      {
        id: "promptTemplate_0",
        name: "promptTemplate",
        label: "Prompt Template",
        version: 1,
        position: { x: 0, y: 160 },
        inputs: { template, promptValues: '{"question":"{{question}}"}' },
      },
      {
        id: "llmChain_0",
        name: "llmChain",
        label: "LLM Chain",
        version: 3,
        position: { x: 400, y: 60 },
        inputs: { chainName: "Library desk" },
        output: "llmChain",
      },
      {
        id: "stickyNote_0",
        name: "stickyNote",
        label: "How it works",
        version: 2,
        position: { x: 400, y: -80 },
        inputs: {
          note: "What you write in the chat takes the place of {question} in the template. Try: how many books may I borrow?",
        },
      },
    ],
    edges: [
      wire("builtinAnswerer_0", "builtinAnswerer", "llmChain_0", "model"),
      wire("promptTemplate_0", "promptTemplate", "llmChain_0", "prompt"),
    ],
  } satisfies FlowDocument,
};
