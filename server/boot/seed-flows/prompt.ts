import type { FlowDocument } from "@/domain/flow/flow-document";
import { wire } from "./wire";

/** A template filled with the question: one call, no memory. */
export const prompt = {
  name: "Rewrite in plain words",
  document: {
    nodes: [
      {
        id: "promptTemplate_0",
        name: "promptTemplate",
        label: "Prompt Template",
        version: 1,
        position: { x: 0, y: 160 },
        inputs: {
          template:
            "Rewrite the following text for a reader in a hurry. Keep every fact, use short sentences.\n\nText:\n{text}",
          promptValues: '{"text":"{{question}}"}',
        },
      },
      {
        id: "builtinAnswerer_0",
        name: "builtinAnswerer",
        label: "Built-in Answerer",
        version: 1,
        position: { x: 0, y: 0 },
        inputs: {},
      },
      {
        id: "llmChain_0",
        name: "llmChain",
        label: "LLM Chain",
        version: 3,
        position: { x: 400, y: 60 },
        inputs: { chainName: "Plain words" },
        output: "llmChain",
      },
      {
        id: "stickyNote_0",
        name: "stickyNote",
        label: "How it works",
        version: 2,
        position: { x: 400, y: -60 },
        inputs: {
          note: "What you write in the chat takes the place of {text}. Braces name a variable; its value is set on the template.",
        },
      },
    ],
    edges: [
      wire("builtinAnswerer_0", "builtinAnswerer", "llmChain_0", "model"),
      wire("promptTemplate_0", "promptTemplate", "llmChain_0", "prompt"),
    ],
  } satisfies FlowDocument,
};
