import type { FlowDocument } from "@/domain/flow/flow-document";
import { wire } from "./wire";

/** A model that decides by itself which tools to call. Needs a model that can call functions. */
export const agent = {
  name: "Agent with tools",
  document: {
    nodes: [
      {
        id: "stickyNote_0",
        name: "stickyNote",
        label: "Needs an OpenAI key",
        version: 2,
        position: { x: 400, y: -20 },
        inputs: {
          note: "This one needs an OpenAI key: select ChatOpenAI and add your credential there. Then ask: what is 17 percent of 2,340, and what day is it today?",
        },
      },
      {
        id: "chatOpenAI_0",
        name: "chatOpenAI",
        label: "ChatOpenAI",
        version: 8.3,
        position: { x: 0, y: 390 },
        inputs: { modelName: "gpt-4o-mini", temperature: 0.2, streaming: true },
      },
      {
        id: "calculator_0",
        name: "calculator",
        label: "Calculator",
        version: 1,
        position: { x: 0, y: 0 },
        inputs: {},
      },
      {
        id: "currentDateTime_0",
        name: "currentDateTime",
        label: "Current Date Time",
        version: 1,
        position: { x: 0, y: 130 },
        inputs: {},
      },
      {
        id: "bufferMemory_0",
        name: "bufferMemory",
        label: "Buffer Memory",
        version: 2,
        position: { x: 0, y: 260 },
        inputs: { sessionId: "", memoryKey: "chat_history" },
      },
      {
        id: "toolAgent_0",
        name: "toolAgent",
        label: "Tool Agent",
        version: 2,
        position: { x: 400, y: 120 },
        inputs: {
          systemMessage:
            "You are a careful assistant. Use the tools for every calculation and for the date; never guess either.",
        },
      },
    ],
    edges: [
      wire("chatOpenAI_0", "chatOpenAI", "toolAgent_0", "model"),
      wire("calculator_0", "calculator", "toolAgent_0", "tools"),
      wire("currentDateTime_0", "currentDateTime", "toolAgent_0", "tools"),
      wire("bufferMemory_0", "bufferMemory", "toolAgent_0", "memory"),
    ],
  } satisfies FlowDocument,
};
