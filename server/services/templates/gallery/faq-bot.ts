import type { ReadyTemplate } from "../ready-template";

const faq = `You answer for a climbing hall, from these facts only, in one to three sentences. End with a short question that helps the visitor on. When a fact is missing, say that you will pass the question on and ask for an e-mail address.

Open from ten to eleven in the evening, every day; on holidays from ten to eight.
A day costs 14 euros, 10 for pupils and students; ten visits cost 120.
Shoes and harness can be hired for 6 euros together.
A course for beginners takes two evenings and costs 69 euros, hire included. It begins on Mondays.
Children under fourteen climb with a grown-up.`;

export default {
  name: "FAQ bot with follow-ups",
  description: "Answers from a list of facts and leads on with a question, for a website's corner.",
  kind: "chatflow",
  tags: ["support", "sales"],
  questions: ["What does a visit cost?", "I have never climbed. Where do I start?", "May children climb?"],
  note: "Choose a credential on the model and put your own facts into the chain. Configure suggests follow-up questions under each answer, asks visitors for their address, and holds the code for your website.",
  nodes: {
    chatOpenAI_0: { inputs: { modelName: "gpt-4o-mini", temperature: 0.3 } },
    bufferWindowMemory_0: { inputs: { k: 6 } },
    conversationChain_0: { label: "Front desk", inputs: { systemMessagePrompt: faq } },
  },
  wires: ["chatOpenAI_0 > conversationChain_0.model", "bufferWindowMemory_0 > conversationChain_0.memory"],
} satisfies ReadyTemplate;
