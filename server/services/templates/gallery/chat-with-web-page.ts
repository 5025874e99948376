import type { ReadyTemplate } from "../ready-template";

export default {
  name: "Chat about a web page",
  description: "Send an address and ask: the agent reads the page and answers from what it says.",
  kind: "chatflow",
  tags: ["web", "assistant"],
  questions: ["Sum up https://example.com in three sentences.", "Which links does that page have?"],
  note: "Choose a credential on the model, then send a question with an address in it. The agent reads the page itself; nothing has to be prepared. It reads one page; raise Max Pages of the tool to follow links.",
  nodes: {
    webScraperTool_0: { inputs: { scrapeMode: "recursive", maxDepth: 1, maxPages: 1 } },
    chatOpenAI_0: { inputs: { modelName: "gpt-4o-mini", temperature: 0.1 } },
    bufferMemory_0: {},
    toolAgent_0: {
      label: "Reader",
      inputs: {
        systemMessage:
          "You answer questions about web pages. Read a page before you say anything about it, answer only from what it says, and name its address. If it cannot be read, say why.",
      },
    },
  },
  wires: [
    "webScraperTool_0 > toolAgent_0.tools",
    "chatOpenAI_0 > toolAgent_0.model",
    "bufferMemory_0 > toolAgent_0.memory",
  ],
} satisfies ReadyTemplate;
