import type { ReadyTemplate } from "../ready-template";

const lookUp = `const orders = {
  "A-100": { state: "on its way", arrives: "on Thursday" },
  "A-101": { state: "being packed", arrives: "next week" },
};
const order = orders[$number.trim().toUpperCase()];
return order ? JSON.stringify(order) : "There is no order with this number.";`;

const schema = JSON.stringify(
  [{ property: "number", type: "string", description: "Number of the order, such as A-100", required: true }],
  null,
  2,
);

export default {
  name: "Order desk with a tool of your own",
  description: "Looks orders up with a few lines of JavaScript and tells customers where their parcel is.",
  kind: "chatflow",
  tags: ["support", "sales", "automation"],
  questions: ["Where is my order A-100?", "When does A-101 arrive?"],
  note: "Choose a credential on the model. The tool is JavaScript in a sandbox: replace its little table by fetch to your own shop. Try A-100 and A-101.",
  nodes: {
    customTool_0: {
      label: "Look up an order",
      inputs: {
        customToolName: "look_up_order",
        customToolDesc: "Tells where an order is and when it arrives. Needs the number of the order.",
        customToolSchema: schema,
        customToolFunc: lookUp,
      },
    },
    chatOpenAI_0: { inputs: { modelName: "gpt-4o-mini", temperature: 0.2 } },
    bufferMemory_0: {},
    toolAgent_0: {
      label: "Order desk",
      inputs: {
        systemMessage:
          "You help customers of a small shop. Ask for the number of the order when it is missing, look every order up, and never invent a date.",
      },
    },
  },
  wires: [
    "customTool_0 > toolAgent_0.tools",
    "chatOpenAI_0 > toolAgent_0.model",
    "bufferMemory_0 > toolAgent_0.memory",
  ],
} satisfies ReadyTemplate;
