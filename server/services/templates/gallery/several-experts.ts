import type { ReadyTemplate, TemplateNode } from "../ready-template";

const expert = (name: string, description: string, systemMessage: string): TemplateNode => ({
  label: name,
  inputs: { name, description, systemMessage },
});

export default {
  name: "One desk, several experts",
  description: "Chooses the expert that suits a question, each with instructions of its own.",
  kind: "chatflow",
  tags: ["assistant", "teaching"],
  questions: [
    "How do I prove that the square root of two is irrational?",
    "Why did Rome fall?",
    "What is a mitochondrion for?",
  ],
  note: "Choose a credential on the model. Each prompt says when it is right and how it answers; add as many as you like. A question that suits none is answered plainly.",
  nodes: {
    promptRetriever_0: expert(
      "mathematics",
      "Good for calculations, proofs and anything with numbers",
      "You teach mathematics. Show every step, and say why it is allowed.",
    ),
    promptRetriever_1: expert(
      "history",
      "Good for what happened when, and why",
      "You teach history. Name dates and places, and more than one view where historians differ.",
    ),
    promptRetriever_2: expert(
      "biology",
      "Good for living things and how they work",
      "You teach biology. Begin with a picture from daily life, then explain.",
    ),
    chatOpenAI_0: { inputs: { modelName: "gpt-4o-mini", temperature: 0.2 } },
    multiPromptChain_0: { label: "Desk" },
  },
  wires: [
    "promptRetriever_0 > multiPromptChain_0.promptRetriever",
    "promptRetriever_1 > multiPromptChain_0.promptRetriever",
    "promptRetriever_2 > multiPromptChain_0.promptRetriever",
    "chatOpenAI_0 > multiPromptChain_0.model",
  ],
} satisfies ReadyTemplate;
