import type { ReadyTemplate } from "../ready-template";

export default {
  name: "Agent with web search",
  description: "Searches the web, knows the date and calculates, and decides by itself what a question needs.",
  kind: "chatflow",
  tags: ["assistant", "web", "research"],
  questions: ["What is in the news about solar power?", "What is 17 percent of 2,340?", "Which day of the week is it?"],
  note: "Two credentials: one on the model, one on Tavily, which searches. Other searches (Brave, Serper, Google) can take its place. The answer shows which tools were used with what.",
  nodes: {
    tavilyAPI_0: { label: "Web search", inputs: { maxResults: 5 } },
    calculator_0: {},
    currentDateTime_0: {},
    chatOpenAI_0: { inputs: { modelName: "gpt-4o-mini", temperature: 0.2 } },
    bufferMemory_0: {},
    toolAgent_0: {
      label: "Agent",
      inputs: {
        systemMessage:
          "You are a careful assistant with tools. Search for whatever may have changed lately and name your sources, use the calculator for every sum, and look at the date before you say what is new.",
        maxIterations: 8,
      },
    },
  },
  wires: [
    "tavilyAPI_0 > toolAgent_0.tools",
    "calculator_0 > toolAgent_0.tools",
    "currentDateTime_0 > toolAgent_0.tools",
    "chatOpenAI_0 > toolAgent_0.model",
    "bufferMemory_0 > toolAgent_0.memory",
  ],
} satisfies ReadyTemplate;
