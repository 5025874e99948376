import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { stepCategory, stepClass, stepInput } from "@/domain/catalogue/step";
import { stepSpecs } from "../../testing/step-specs";

const speaker = (name: string, label: string): NodeSpec => ({
  ...{ name, label, version: 1, description: "", icon: "", category: stepCategory },
  ...{ flows: ["agentflow"], provides: [stepClass], step: { color: "#7986CB", speaks: true } },
  inputs: { [stepInput]: { type: "slot", label: "Input", accepts: stepClass, list: true, optional: true } },
});

const note: NodeSpec = {
  ...{
    name: "stickyNoteAgentflow",
    label: "Sticky Note",
    version: 1,
    description: "",
    icon: "",
    category: stepCategory,
  },
  ...{ flows: ["agentflow"], provides: [], note: true },
  inputs: { note: { type: "string", label: "Note", optional: true } },
};

/** The steps of the sample catalogue and those that speak. */
export const speakingLookup = specLookup([
  ...stepSpecs,
  speaker("conversableAgentAgentflow", "Conversable Agent"),
  speaker("groupChatAgentflow", "Group Chat"),
  note,
  speaker("nestedChatAgentflow", "Nested Chat"),
]);
