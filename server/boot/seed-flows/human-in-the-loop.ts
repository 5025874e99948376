import type { FlowDocument } from "@/domain/flow/flow-document";
import { converseWire } from "./converse-wire";
import { stepWire } from "./step-wire";

const facts = `You help to plan an outing. Answer in one or two sentences from these facts.

The lake is twenty minutes away by bus and good for swimming until September.
The castle is an hour away by train, and its garden is open every day.
The hill behind the town is a walk of two hours and needs no ticket.
Rain is no reason to stay at home: the museum of clocks has a café.`;

/** A person speaks in place of one of the agents, as long as they like. */
export const humanInTheLoop = {
  name: "A person in the conversation",
  document: {
    nodes: [
      {
        id: "stickyNote_0",
        name: "stickyNote",
        label: "Start here",
        version: 2,
        position: { x: 0, y: -240 },
        inputs: {
          note: "Open the chat and ask: where can we swim? Then it is your turn: ask on, send nothing to let the agent go on by itself, or write exit to end the conversation. It waits for you as long as it takes, also when the server is started anew.",
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
        id: "conversableAgentAgentflow_0",
        name: "conversableAgentAgentflow",
        label: "Customer",
        version: 1,
        position: { x: 400, y: 0 },
        inputs: { agentDisableModel: true, agentHumanInputMode: "ALWAYS", agentCodeExecution: true },
      },
      {
        id: "conversableAgentAgentflow_1",
        name: "conversableAgentAgentflow",
        label: "Planner",
        version: 1,
        position: { x: 800, y: 0 },
        inputs: { agentModel: "builtinAnswerer", agentSystemMessage: facts, agentHumanInputMode: "NEVER" },
      },
    ],
    edges: [
      stepWire("startAgentflow_0", "conversableAgentAgentflow_0"),
      converseWire("conversableAgentAgentflow_0", "conversableAgentAgentflow_1", { maxTurns: 10 }),
    ],
  } satisfies FlowDocument,
};
