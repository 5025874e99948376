import { z } from "zod";
import { defineContract } from "../contract";

export const generateAgentflow = defineContract({
  method: "POST",
  path: "/agentflowv2-generator/generate",
  summary: "Draws an agentflow from words. Nothing is saved.",
  notes:
    "The chosen model draws; what it draws is checked against the catalogue, and it gets one chance to mend it. The drawn steps use the same model, with the same settings and credential. A drawing that does not work is refused with the reasons.",
  access: { kind: "workspace", scope: "manage", role: "editor" },
  body: z.looseObject({
    question: z.string().trim().min(1).max(8_000).meta({ description: "What the flow should do." }),
    selectedChatModel: z
      .looseObject({
        name: z.string().min(1).max(200),
        inputs: z.record(z.string(), z.unknown()).nullish(),
        credential: z.string().max(100).nullish(),
      })
      .meta({ description: "The chat model that draws: a node's name, its inputs and the id of its credential." }),
  }),
  examples: {
    approval: {
      summary: "A flow with a person in it",
      value: {
        question: "Write a reply to the customer's mail, and let me approve it before it is sent.",
        selectedChatModel: { name: "chatOpenAI", inputs: { modelName: "gpt-4o-mini" }, credential: "<credential id>" },
      },
    },
  },
  reply: z.object({ nodes: z.array(z.looseObject({})), edges: z.array(z.looseObject({})) }),
});
