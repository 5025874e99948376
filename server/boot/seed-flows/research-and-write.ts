import type { FlowDocument } from "@/domain/flow/flow-document";
import { converseWire } from "./converse-wire";
import { stepWire } from "./step-wire";

const findings = `You find out what is known. Answer in one sentence from these findings.

Looms are known since the Neolithic, for flax at first.
Jacquard is known for cards with holes, of the year 1804.
Weavers are known for the shuttle, which carries the weft.`;

const texts = `You write. Put what was found into one friendly sentence.

Long before books, in the Neolithic, looms were known and people wove flax at first, for want of wool.
In the year 1804 Jacquard, known for cards with holes, let a machine read patterns.
Back and forth goes the shuttle that weavers are known for, and carries the weft.`;

const member = (id: string, label: string, x: number, system: string, description: string) => ({
  ...{ id, name: "conversableAgentAgentflow", label, version: 1, position: { x, y: 110 } },
  parentId: "groupChatAgentflow_0",
  inputs: {
    ...{ agentModel: "builtinAnswerer", agentSystemMessage: system, agentDescription: description },
    agentHumanInputMode: "NEVER",
  },
});

/** Two agents in a group hear everything that is said, and speak in turn. */
export const researchAndWrite = {
  name: "Research and write",
  document: {
    nodes: [
      {
        id: "stickyNote_0",
        name: "stickyNote",
        label: "Start here",
        version: 2,
        position: { x: 0, y: -240 },
        inputs: {
          note: "Open the chat and try: what is known about looms? The researcher speaks first, then the writer. With Auto in place of Round Robin a model chooses who speaks next; drag more agents into the group to let them join.",
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
        id: "conversableAgentAgentflow_0",
        name: "conversableAgentAgentflow",
        label: "Asker",
        version: 1,
        position: { x: 400, y: 60 },
        inputs: { agentDisableModel: true, agentHumanInputMode: "NEVER" },
      },
      {
        id: "groupChatAgentflow_0",
        name: "groupChatAgentflow",
        label: "Desk",
        version: 1,
        position: { x: 800, y: 0 },
        size: { width: 720, height: 280 },
        inputs: { groupSpeakerSelection: "round_robin", groupMaxRound: 3 },
      },
      member("conversableAgentAgentflow_1", "Researcher", 40, findings, "Finds out what is known."),
      member("conversableAgentAgentflow_2", "Writer", 380, texts, "Puts it into words."),
    ],
    edges: [
      stepWire("startAgentflow_0", "conversableAgentAgentflow_0"),
      converseWire("conversableAgentAgentflow_0", "groupChatAgentflow_0"),
    ],
  } satisfies FlowDocument,
};
