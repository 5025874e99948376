import { expect, it } from "vitest";
import { parseStepReference, parseStepText } from "./step-references";

it("a step's id stands for what it said, and a path leads into its output", () => {
  expect(parseStepReference("llmAgentflow_0")).toEqual({ kind: "step", nodeId: "llmAgentflow_0", path: undefined });
  expect(parseStepReference(" httpAgentflow_0.output.http.data.items[0].name ")).toEqual({
    ...{ kind: "step", nodeId: "httpAgentflow_0" },
    path: ["http", "data", "items", "0", "name"],
  });
  expect(parseStepReference("llmAgentflow_0.data.instance")).toMatchObject({ kind: "unknown" });
});

it("a markdown editor's backslash before an underscore changes nothing", () => {
  expect(parseStepReference(String.raw` llmAgentflow\_0.output.body `)).toEqual({
    ...{ kind: "step", nodeId: "llmAgentflow_0" },
    path: ["body"],
  });
  expect(parseStepReference(String.raw`chat\_history`)).toEqual({ kind: "chatHistory" });
});

it("the run's own things are told by their first word", () => {
  expect(parseStepReference("$flow.state.count")).toEqual({ kind: "flow", path: ["state", "count"] });
  expect(parseStepReference("$form.from")).toEqual({ kind: "form", path: ["from"] });
  expect(parseStepReference("$iteration")).toEqual({ kind: "iteration", path: [] });
  expect(parseStepReference("$iteration.title")).toEqual({ kind: "iteration", path: ["title"] });
  expect(parseStepReference("output.subject")).toEqual({ kind: "output", path: ["subject"] });
  expect(parseStepReference("loop_count")).toEqual({ kind: "loopCount" });
});

it("what is no reference stays as it is written", () => {
  for (const text of ["", "a b", "$other.x", "$vars", "x..y", "constructor name"])
    expect(parseStepReference(text)).toEqual({ kind: "unknown", text });
});

it("a text is split at its references", () => {
  expect(parseStepText("Hello {{ $form.name }}!")).toEqual([
    { kind: "text", text: "Hello " },
    { kind: "reference", raw: "{{ $form.name }}", reference: { kind: "form", path: ["name"] } },
    { kind: "text", text: "!" },
  ]);
});
