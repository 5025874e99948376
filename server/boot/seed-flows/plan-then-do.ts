import type { FlowDocument } from "@/domain/flow/flow-document";
import { converseWire } from "./converse-wire";
import { stepWire } from "./step-wire";

const plans = `You plan. Name the steps for what is asked, in one sentence, from these plans.

The plan for the party: guest list, date, food.
The plan for the move: rooms, boxes, van.
The plan for the letter: reason, request, deadline.`;

const work = `You do what was planned, and tell what came out, from these results.

The plan for the party is carried out: the guest list has twelve names, the date is Saturday and the food comes at six.
The plan for the move is carried out: the rooms are measured, forty boxes are packed and the van comes on Friday.
The plan for the letter is carried out: it gives the reason, the request and the deadline.`;

/** Before an agent replies it talks with two others: one plans, the next does what was planned. */
export const planThenDo = {
  name: "Plan, then do",
  document: {
    nodes: [
      {
        id: "stickyNote_0",
        name: "stickyNote",
        label: "Start here",
        version: 2,
        position: { x: 0, y: -240 },
        inputs: {
          note: "Open the chat and try: what is the plan for the move? The manager asks the planner first, and hands what came out on to the doer: that is what a Nested Chat is for. Whoever asked sees the last result only; the run shows every turn.",
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
        label: "Manager",
        version: 1,
        position: { x: 800, y: 0 },
        inputs: { agentDisableModel: true, agentHumanInputMode: "NEVER" },
      },
      {
        id: "nestedChatAgentflow_0",
        name: "nestedChatAgentflow",
        label: "Plan and do",
        version: 1,
        position: { x: 1200, y: 0 },
        inputs: {},
      },
      {
        id: "conversableAgentAgentflow_2",
        name: "conversableAgentAgentflow",
        label: "Planner",
        version: 1,
        position: { x: 1600, y: -120 },
        inputs: { agentModel: "builtinAnswerer", agentSystemMessage: plans, agentHumanInputMode: "NEVER" },
      },
      {
        id: "conversableAgentAgentflow_3",
        name: "conversableAgentAgentflow",
        label: "Doer",
        version: 1,
        position: { x: 1600, y: 120 },
        inputs: { agentModel: "builtinAnswerer", agentSystemMessage: work, agentHumanInputMode: "NEVER" },
      },
    ],
    edges: [
      stepWire("startAgentflow_0", "conversableAgentAgentflow_0"),
      converseWire("conversableAgentAgentflow_0", "conversableAgentAgentflow_1", { maxTurns: 1 }),
      converseWire("conversableAgentAgentflow_1", "nestedChatAgentflow_0"),
      converseWire("nestedChatAgentflow_0", "conversableAgentAgentflow_2", { maxTurns: 1 }),
      converseWire("nestedChatAgentflow_0", "conversableAgentAgentflow_3", { maxTurns: 1 }),
    ],
  } satisfies FlowDocument,
};
