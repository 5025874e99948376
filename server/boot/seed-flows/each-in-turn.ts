import type { FlowDocument } from "@/domain/flow/flow-document";
import { stepWire } from "./step-wire";

const split = `const items = $input.split(",").map((item) => item.trim()).filter(Boolean);
return JSON.stringify(items);`;

const number = `return $item + ": " + $item.length + " letters";`;

/** The steps in the container run once for each item of a list. */
export const eachInTurn = {
  name: "Each in turn",
  document: {
    nodes: [
      {
        id: "stickyNote_0",
        name: "stickyNote",
        label: "Start here",
        version: 2,
        position: { x: 0, y: -240 },
        inputs: {
          note: "Open the chat and write a list with commas: apple, fig, cherry. What lies in the iteration runs once for each, and reads it as {{$iteration}}.",
        },
      },
      {
        id: "startAgentflow_0",
        name: "startAgentflow",
        label: "Start",
        version: 1.4,
        position: { x: 0, y: 60 },
        inputs: { startInputType: "chatInput" },
      },
      {
        id: "customFunctionAgentflow_0",
        name: "customFunctionAgentflow",
        label: "Make a list",
        version: 1.1,
        position: { x: 400, y: 60 },
        inputs: { customFunctionJavascriptFunction: split },
      },
      {
        id: "iterationAgentflow_0",
        name: "iterationAgentflow",
        label: "For each item",
        version: 1,
        position: { x: 800, y: 0 },
        size: { width: 360, height: 260 },
        inputs: { iterationInput: "{{customFunctionAgentflow_0}}" },
      },
      {
        id: "customFunctionAgentflow_1",
        name: "customFunctionAgentflow",
        label: "Count its letters",
        version: 1.1,
        position: { x: 40, y: 110 },
        parentId: "iterationAgentflow_0",
        inputs: {
          customFunctionInputVariables: [{ variableName: "item", variableValue: "{{$iteration}}" }],
          customFunctionJavascriptFunction: number,
        },
      },
      {
        id: "directReplyAgentflow_0",
        name: "directReplyAgentflow",
        label: "Tell them all",
        version: 1,
        position: { x: 1260, y: 60 },
        inputs: { directReplyMessage: "{{iterationAgentflow_0}}" },
      },
    ],
    edges: [
      stepWire("startAgentflow_0", "customFunctionAgentflow_0"),
      stepWire("customFunctionAgentflow_0", "iterationAgentflow_0"),
      stepWire("iterationAgentflow_0", "directReplyAgentflow_0"),
    ],
  } satisfies FlowDocument,
};
