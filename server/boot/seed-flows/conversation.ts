import type { FlowDocument } from "@/domain/flow/flow-document";
import { wire } from "./wire";

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
        position: { x: 0, y: -220 },
        inputs: {
          note: "Open the chat and say hello. The built-in answerer needs no key. To talk to a real model, put a chat model node in its place and connect it to the same slot.",
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
        position: { x: 0, y: 240 },
        inputs: { sessionId: "", memoryKey: "chat_history" },
      },
      {
        id: "conversationChain_0",
        name: "conversationChain",
        label: "Conversation Chain",
        version: 3,
        position: { x: 420, y: 80 },
        inputs: { systemMessagePrompt: "You are a friendly guide to this server. Answer in two or three sentences." },
      },
    ],
    edges: [
      wire("builtinAnswerer_0", "builtinAnswerer", "conversationChain_0", "model"),
      wire("bufferMemory_0", "bufferMemory", "conversationChain_0", "memory"),
    ],
  } satisfies FlowDocument,
};
