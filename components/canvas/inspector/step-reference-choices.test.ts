import { expect, it } from "vitest";
import { draw, node } from "@/domain/flow/testing/draw";
import { stepLookup } from "@/domain/flow/testing/step-specs";
import { type LastRun, noRun } from "./last-run";
import { stepReferenceChoices } from "./step-reference-choices";

/* start (form) ─► agent_0 ─► agent_1 ─► loop (back to agent_0);  iteration [ agent_2 ] */
const flow = draw(
  [
    node("startAgentflow_0", {
      inputs: {
        startInputType: "formInput",
        formInputTypes: [{ type: "string", name: "city", label: "City" }],
        startState: JSON.stringify([{ key: "mail" }]),
      },
    }),
    node("agentAgentflow_0", { label: "Writer", inputs: { agentStructuredOutput: [{ key: "subject" }] } }),
    node("agentAgentflow_1", { label: "Checker", inputs: { agentUpdateState: [{ key: "found", value: "x" }] } }),
    node("loopAgentflow_0", { inputs: { loopBackToNode: "agentAgentflow_0-Writer" } }),
    node("iterationAgentflow_0", { label: "Each" }),
    node("agentAgentflow_2", { label: "Inner", parentId: "iterationAgentflow_0" }),
  ],
  "startAgentflow_0 > agentAgentflow_0.input",
  "agentAgentflow_0 > agentAgentflow_1.input",
  "agentAgentflow_1 > loopAgentflow_0.input",
  "agentAgentflow_1 > iterationAgentflow_0.input",
);
const texts = (id: string, input = "agentMessages", last: LastRun = noRun) => {
  const found = flow.nodes.find((each) => each.id === id);
  if (!found) throw new Error(`No ${id}`);
  const variables = [{ name: "key", value: null }];
  return stepReferenceChoices({ document: flow, specs: stepLookup, node: found, input, variables, last }).map(
    ({ text }) => text,
  );
};

it("offers what a run knows: question, form, state, variables, time", () => {
  expect(texts("agentAgentflow_0")).toEqual(
    expect.arrayContaining([
      "{{question}}",
      "{{chat_history}}",
      "{{current_date_time}}",
      "{{file_attachment}}",
      "{{runtime_messages_length}}",
      "{{loop_count}}",
      "{{$form.city}}",
      "{{$flow.state.mail}}",
      "{{$flow.state.found}}",
      "{{$flow.sessionId}}",
      "{{$vars.key}}",
    ]),
  );
});

it("offers steps that can have run before, with the fields their output is known to have", () => {
  expect(texts("agentAgentflow_1")).toEqual(
    expect.arrayContaining(["{{agentAgentflow_0}}", "{{agentAgentflow_0.output.subject}}"]),
  );
  // A loop leads back, so that the later step can have run; the step itself and the start say nothing here.
  expect(texts("agentAgentflow_0")).toContain("{{agentAgentflow_1}}");
  expect(texts("agentAgentflow_0").filter((text) => /startAgentflow|agentAgentflow_2/.test(text))).toEqual([]);
});

it("offers the item in a container, and what came before the container", () => {
  expect(texts("agentAgentflow_2")).toEqual(expect.arrayContaining(["{{$iteration}}", "{{agentAgentflow_1}}"]));
  expect(texts("agentAgentflow_1")).not.toContain("{{$iteration}}");
});

it("offers the step's own output where it changes the state, and nowhere else", () => {
  expect(texts("agentAgentflow_0", "agentUpdateState").slice(0, 2)).toEqual(["{{output}}", "{{output.subject}}"]);
  expect(texts("agentAgentflow_0")).not.toContain("{{output}}");
});

it("offers what lies in an earlier step's output: what its schema promises and what the last run has shown", () => {
  const outputs = new Map([["agentAgentflow_0", { content: "x", usage: { tokens: 3 }, list: [{ a: 1 }] }]]);
  expect(texts("agentAgentflow_1", "agentMessages", { ...noRun, outputs })).toEqual(
    expect.arrayContaining([
      "{{agentAgentflow_0.output.subject}}",
      "{{agentAgentflow_0.output.usage.tokens}}",
      "{{agentAgentflow_0.output.list[0].a}}",
    ]),
  );
});

it("offers what lies in the flow's state, as the last run left it", () => {
  const last = { ...noRun, state: { mail: '{"to":"a@example.com"}' } };
  expect(texts("agentAgentflow_1", "agentMessages", last)).toContain("{{$flow.state.mail.to}}");
});
