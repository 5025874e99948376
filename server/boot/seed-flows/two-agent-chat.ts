import type { FlowDocument } from "@/domain/flow/flow-document";
import { converseWire } from "./converse-wire";
import { stepWire } from "./step-wire";

const facts = `You answer questions about sorting waste in our town. Answer in one or two sentences from these facts.

Glass bottles and jars go into the containers at the corner, sorted by colour.
Paper and cardboard go into the blue bin, which is emptied on the first Tuesday of the month.
Batteries go back to any shop that sells batteries.
Everything that has no place of its own goes into the grey bin.`;

/** The smallest conversation: somebody asks, somebody answers, and it ends after one round trip. */
export const twoAgentChat = {
  name: "Two agents talk",
  document: {
    nodes: [
      {
        id: "stickyNote_0",
        name: "stickyNote",
        label: "Start here",
        version: 2,
        position: { x: 0, y: -240 },
        inputs: {
          note: "Open the chat and try: where do batteries go? The wire between the two agents is a conversation: open it to let them talk for more round trips. Nothing here needs a key; with a model of a provider the helper answers in its own words and ends with TERMINATE when it is done.",
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
        label: "Asker",
        version: 1,
        position: { x: 400, y: 0 },
        inputs: { agentDisableModel: true, agentHumanInputMode: "NEVER" },
      },
      {
        id: "conversableAgentAgentflow_1",
        name: "conversableAgentAgentflow",
        label: "Helper",
        version: 1,
        position: { x: 800, y: 0 },
        inputs: { agentModel: "builtinAnswerer", agentSystemMessage: facts, agentHumanInputMode: "NEVER" },
      },
    ],
    edges: [
      stepWire("startAgentflow_0", "conversableAgentAgentflow_0"),
      converseWire("conversableAgentAgentflow_0", "conversableAgentAgentflow_1", { maxTurns: 1 }),
    ],
  } satisfies FlowDocument,
};
