import type { ReadyTemplate } from "../ready-template";

export default {
  name: "Questions about pictures, typed or spoken",
  description: "Looks at a picture you attach and answers; with speech switched on you can simply ask.",
  kind: "chatflow",
  tags: ["assistant", "data"],
  questions: ["What do you see in this picture?", "Read the text on this sign to me."],
  note: "Choose a credential on the model, then attach a picture in the chat. To ask by voice, and to hear the answers, switch Speech to text and Text to speech on in Configure.",
  nodes: {
    chatOpenAI_0: { inputs: { modelName: "gpt-4o-mini", temperature: 0.2, allowImageUploads: true } },
    bufferMemory_0: {},
    conversationChain_0: {
      label: "Looks and answers",
      inputs: {
        systemMessagePrompt:
          "You describe pictures to people who cannot see them well. Say first what matters most, read texts out word for word, and say when something cannot be made out.",
      },
    },
  },
  wires: ["chatOpenAI_0 > conversationChain_0.model", "bufferMemory_0 > conversationChain_0.memory"],
} satisfies ReadyTemplate;
