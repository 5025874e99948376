import type { ReadyTemplate } from "../ready-template";

const rows = [
  { property: "supplier", type: "string", description: "who sent the invoice" },
  { property: "number", type: "string", description: "number of the invoice" },
  { property: "date", type: "string", description: "date of the invoice, as YYYY-MM-DD" },
  { property: "total", type: "number", description: "the sum to pay, as a number" },
  { property: "items", type: "array", description: "what it is for, one entry each" },
];

export default {
  name: "Text to JSON",
  description: "Takes the facts out of an invoice, or any other text, as JSON that a program can read.",
  kind: "chatflow",
  tags: ["data", "automation"],
  questions: [
    "Invoice 2041 of Miller Paints, 3 May 2026: two tins of white, 48 euros; brushes, 12 euros. Total 60 euros.",
  ],
  note: "Choose a credential on the model and send the text of an invoice. Each row of the parser is a property of the answer: change them to take out something else. Programs read it in the field json of the API's answer.",
  nodes: {
    chatOpenAI_0: { inputs: { modelName: "gpt-4o-mini", temperature: 0 } },
    promptTemplate_0: {
      inputs: {
        template:
          "Take these facts out of the text. Leave a property empty when the text does not tell it; never guess.\n\n{format_instructions}\n\nText:\n{text}",
        promptValues: { text: "{{question}}" },
      },
    },
    structuredOutputParser_0: { label: "Facts", inputs: { jsonStructure: rows, autofixParser: true } },
    llmChain_0: { label: "Extract" },
  },
  wires: [
    "chatOpenAI_0 > llmChain_0.model",
    "promptTemplate_0 > llmChain_0.prompt",
    "structuredOutputParser_0 > llmChain_0.outputParser",
  ],
} satisfies ReadyTemplate;
