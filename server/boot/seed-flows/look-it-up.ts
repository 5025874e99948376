import type { FlowDocument } from "@/domain/flow/flow-document";
import { stepWire } from "./step-wire";

const lookUp = `const opening = {
  library: "from nine to six, Monday to Saturday",
  pool: "from seven to nine in the evening, every day",
  museum: "from ten to five, closed on Mondays",
};
const asked = $input.toLowerCase();
const place = Object.keys(opening).find((name) => asked.includes(name));
return place ? "The " + place + " is open " + opening[place] + "." : "unknown";`;

/** A function looks something up, and what it found decides how the flow goes on. */
export const lookItUp = {
  name: "Look it up and decide",
  document: {
    nodes: [
      {
        id: "stickyNote_0",
        name: "stickyNote",
        label: "Start here",
        version: 2,
        position: { x: 0, y: -240 },
        inputs: {
          note: "Open the chat and try: when is the pool open? Then: when is the zoo open? The function is JavaScript in a sandbox; a Retriever in its place would look in your documents, and an LLM would answer in its own words.",
        },
      },
      {
        id: "startAgentflow_0",
        name: "startAgentflow",
        label: "Start",
        version: 1.4,
        position: { x: 0, y: 0 },
        inputs: { startInputType: "chatInput" },
      },
      {
        id: "customFunctionAgentflow_0",
        name: "customFunctionAgentflow",
        label: "Look it up",
        version: 1.1,
        position: { x: 400, y: 0 },
        inputs: { customFunctionJavascriptFunction: lookUp },
      },
      {
        id: "conditionAgentflow_0",
        name: "conditionAgentflow",
        label: "Found?",
        version: 1,
        position: { x: 800, y: 0 },
        inputs: {
          conditions: [
            { type: "string", value1: "{{customFunctionAgentflow_0}}", operation: "notEqual", value2: "unknown" },
          ],
        },
      },
      {
        id: "directReplyAgentflow_0",
        name: "directReplyAgentflow",
        label: "Tell it",
        version: 1,
        position: { x: 1200, y: -100 },
        inputs: { directReplyMessage: "{{customFunctionAgentflow_0}}" },
      },
      {
        id: "directReplyAgentflow_1",
        name: "directReplyAgentflow",
        label: "Say what is known",
        version: 1,
        position: { x: 1200, y: 100 },
        inputs: { directReplyMessage: "I know when the library, the pool and the museum are open." },
      },
    ],
    edges: [
      stepWire("startAgentflow_0", "customFunctionAgentflow_0"),
      stepWire("customFunctionAgentflow_0", "conditionAgentflow_0"),
      stepWire("conditionAgentflow_0", "directReplyAgentflow_0", 0),
      stepWire("conditionAgentflow_0", "directReplyAgentflow_1", 1),
    ],
  } satisfies FlowDocument,
};
