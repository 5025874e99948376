import { expect, it } from "vitest";
import { draw, node } from "@/domain/flow/testing/draw";
import { stepLookup } from "@/domain/flow/testing/step-specs";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { problemsOf } from "@/domain/flow/validate-flow";
import { applyFix } from "./apply-fix";

/** Clicks every button there is, until there is none. */
function mend(document: FlowDocument): FlowDocument {
  let now = document;
  for (let click = 0; click < 9; click += 1) {
    const fix = problemsOf(now, stepLookup, "agentflow").find((problem) => problem.fix)?.fix;
    if (!fix) return now;
    now = applyFix(now, stepLookup, fix);
  }
  throw new Error("There is always another button.");
}

const reply = node("directReplyAgentflow_0", { label: "Reply", inputs: { directReplyMessage: "Done" } });
const problems = (document: FlowDocument) =>
  problemsOf(document, stepLookup, "agentflow").map(({ message }) => message);

it("a reply alone becomes a whole flow by its buttons", () => {
  const mended = mend(draw([reply]));
  expect(mended.nodes.map(({ id }) => id)).toEqual(["directReplyAgentflow_0", "startAgentflow_0"]);
  expect(mended.edges.map(({ id }) => id)).toEqual(["startAgentflow_0-startAgentflow-directReplyAgentflow_0-input"]);
  expect(problems(mended)).toEqual([]);
});

it("a second start, a wire across a container's edge and a loop without a step go by their buttons", () => {
  const inner = node("directReplyAgentflow_1", {
    inputs: { directReplyMessage: "x" },
    parentId: "iterationAgentflow_0",
  });
  const flow = draw(
    [
      node("startAgentflow_0"),
      node("startAgentflow_1"),
      node("iterationAgentflow_0", { label: "Each", inputs: { iterationInput: "[1]" } }),
      inner,
      node("loopAgentflow_0", { inputs: { loopBackToNode: "gone_0-Gone" } }),
    ],
    "startAgentflow_0 > iterationAgentflow_0.input",
    "iterationAgentflow_0 > directReplyAgentflow_1.input",
    "iterationAgentflow_0 > loopAgentflow_0.input",
  );
  const mended = mend(flow);
  expect(mended.nodes.map(({ id }) => id)).not.toContain("startAgentflow_1");
  expect(mended.edges.map(({ target }) => target)).toEqual(["iterationAgentflow_0", "loopAgentflow_0"]);
  expect(mended.nodes.at(-1)?.inputs).toEqual({ loopBackToNode: "iterationAgentflow_0-Each" });
});
