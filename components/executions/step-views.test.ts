import { expect, it } from "vitest";
import { stepViews } from "./step-views";

const visit = (visitId: number, nodeId: string, status: "FINISHED" | "STOPPED" | "ERROR", error?: string) => ({
  ...{ visitId, nodeId, status, ms: visitId },
  item: { data: { ...(error !== undefined && { error }) } },
});

it("shows each node as its last visit ended, and counts a visit that waited once", () => {
  const trace = [
    visit(1, "a", "FINISHED"),
    ...[visit(2, "human", "STOPPED"), visit(2, "human", "FINISHED")],
    visit(3, "a", "ERROR", "no"),
  ];
  expect(Object.fromEntries(stepViews(trace))).toEqual({
    a: { status: "ERROR", ms: 3, error: "no", times: 2 },
    human: { status: "FINISHED", ms: 2, error: undefined, times: 1 },
  });
});

it("shows what is under way over how it ended before, also what has waited and goes on", () => {
  const trace = [visit(1, "a", "FINISHED"), visit(2, "human", "STOPPED")];
  const open = [
    { visitId: 2, nodeId: "human" },
    { visitId: 3, nodeId: "a" },
    { visitId: 4, nodeId: "b" },
  ];
  expect(Object.fromEntries(stepViews(trace, open))).toEqual({
    a: { status: "INPROGRESS", times: 2 },
    human: { status: "INPROGRESS", times: 1 },
    b: { status: "INPROGRESS", times: 1 },
  });
});
