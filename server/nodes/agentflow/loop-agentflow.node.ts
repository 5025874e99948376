import { AppError } from "@/domain/errors";
import { defineStep } from "../define-step";
import { earlierStep } from "./earlier-step";
import { stateChanges } from "./state-changes";
import { updateStateInput } from "./update-state-input";

export default defineStep({
  name: "loopAgentflow",
  version: 1.2,
  label: "Loop",
  description: "Goes back to an earlier step, a limited number of times.",
  icon: "loop.svg",
  step: { color: "#FFA07A", ends: true, jumpsBy: "loopBackToNode" },
  summary: ["loopBackToNode"],
  inputs: {
    loopBackToNode: { type: "pick", from: "earlierSteps", label: "Loop Back To" },
    maxLoopCount: {
      type: "number",
      label: "Max Loop Count",
      description: "How often it goes back before it goes on.",
      default: 5,
      min: 1,
      step: 1,
    },
    fallbackMessage: {
      type: "string",
      label: "Fallback Message",
      description: "Said when the limit is reached.",
      placeholder: "Loop completed after reaching the maximum",
      rows: 4,
      references: true,
      optional: true,
    },
    loopUpdateState: updateStateInput,
  },
  async run({ inputs, node }) {
    const { id, label } = earlierStep(inputs.loopBackToNode);
    if (id === "") throw new AppError("unprocessable", `“${node.label}” does not say where to go back to.`);
    const { maxLoopCount, fallbackMessage = "" } = inputs;
    return {
      output: { content: `Loop back to ${label} (${id})`, nodeID: id, maxLoopCount, fallbackMessage },
      backTo: id,
      ...stateChanges(inputs.loopUpdateState),
    };
  },
});
