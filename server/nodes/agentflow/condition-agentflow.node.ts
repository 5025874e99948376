import type { NodeTools } from "@/server/engine/ports";
import { defineStep } from "../define-step";
import { conditionRow } from "./condition-row";
import { type FindPattern, isFulfilled } from "./is-fulfilled";

const otherwise = { type: "string", value1: "", operation: "equal", value2: "" };

export default defineStep({
  name: "conditionAgentflow",
  version: 1,
  label: "Condition",
  description: "Follows the branch of the first condition that holds, or the last one when none does.",
  icon: "condition.svg",
  step: { color: "#FFB938", branches: { kind: "rows", input: "conditions", otherwise: "Else" } },
  summary: ["conditions"],
  inputs: {
    conditions: {
      type: "array",
      layout: "conditions",
      label: "Conditions",
      description: "Values to compare, from the first to the last.",
      references: true,
      default: [otherwise],
      row: conditionRow,
    },
  },
  async run({ inputs, tools, signal }) {
    const find = patternFinder(tools, signal);
    const rows = inputs.conditions;
    let chosen = rows.length;
    for (const [index, row] of rows.entries()) {
      if (!(await isFulfilled(row, find))) continue;
      chosen = index;
      break;
    }
    const judged = rows.map((row, index) => ({ ...row, ...(index === chosen && { isFulfilled: true }) }));
    const conditions = [...judged, { ...otherwise, isFulfilled: chosen === rows.length }];
    return { output: { conditions }, follow: [String(chosen)] };
  },
});

/** Some patterns take ages on some texts: in the sandbox they can be stopped, and nobody else waits for them. */
const patternFinder =
  (tools: NodeTools, signal: AbortSignal): FindPattern =>
  async (pattern, text) => {
    const code = "try { return new RegExp($pattern).test($text); } catch { return false; }";
    return (
      (await tools.runScript({ code, globals: { $pattern: pattern, $text: text }, timeoutMs: 2_000, signal })) === true
    );
  };
