import type { FlowDocument } from "@/domain/flow/flow-document";
import { wire } from "./wire";

/** What the built-in answerer can quote; a language model in its place reads it as instructions and facts. */
const guide = `You are a friendly guide to this server. Answer in two or three sentences from these facts.

Hello, hi and welcome: open the notes on the canvas for questions to try.
Weft is a visual builder for chatflows and agentflows, and a server that answers for them.
To call a flow from a program, press API above the canvas and copy the lines for curl, Python or JavaScript.
An API key is made under API keys and sent as a Bearer token.
To connect a model, drag a chat model node onto the canvas and wire it to the chain in place of the built-in answerer.
The memory node remembers what was said in a session.
Flows exported from Flowise are imported by dropping their file onto the list of chatflows.`;

/** Talks without any key: the answerer is built in. */
export const conversation = {
  name: "Hello, Weft",
  document: {
    nodes: [
      {
        id: "stickyNote_0",
        name: "stickyNote",
        label: "Start here",
        version: 2,
        position: { x: 0, y: -210 },
        inputs: {
          note: "Open the chat and try: What is Weft? How do I call a flow? How do I connect a model? The built-in answerer needs no key: it quotes the system message and the conversation. To talk to a real model, put a chat model node in its place and connect it to the same slot.",
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
        id: "bufferMemory_0",
        name: "bufferMemory",
        label: "Buffer Memory",
        version: 2,
        position: { x: 0, y: 160 },
        inputs: { sessionId: "", memoryKey: "chat_history" },
      },
      {
        id: "conversationChain_0",
        name: "conversationChain",
        label: "Conversation Chain",
        version: 3,
        position: { x: 400, y: 20 },
        inputs: { systemMessagePrompt: guide },
      },
    ],
    edges: [
      wire("builtinAnswerer_0", "builtinAnswerer", "conversationChain_0", "model"),
      wire("bufferMemory_0", "bufferMemory", "conversationChain_0", "memory"),
    ],
  } satisfies FlowDocument,
};
