import { AppError } from "@/domain/errors";
import { defineStep } from "../define-step";
import { looseJson } from "./loose-json";

export default defineStep({
  name: "iterationAgentflow",
  version: 1,
  label: "Iteration",
  description: "Runs the steps inside it once for each item of a list.",
  icon: "iteration.svg",
  step: { color: "#9C89B8", holds: true },
  summary: ["iterationInput"],
  inputs: {
    iterationInput: {
      type: "string",
      label: "Array Input",
      description: "A list in JSON. The steps inside read the item as {{$iteration}}.",
      placeholder: '[{"item": "abc"}, {"item": "def"}]',
      rows: 4,
      json: {},
      references: true,
    },
  },
  async run({ inputs }) {
    const items = await looseJson(inputs.iterationInput).catch(() => undefined);
    if (!Array.isArray(items)) throw new AppError("unprocessable", "Invalid input array");
    return { output: {}, each: items };
  },
});
