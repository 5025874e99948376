import { describe, expect, it } from "vitest";
import type { FlowDocument, FlowNode } from "./flow-document";
import { draw, node } from "./testing/draw";
import { stepLookup, stepSpecs } from "./testing/step-specs";
import { problemsOf } from "./validate-flow";

const step = (id: string, inputs: Record<string, unknown> = {}, over: Partial<FlowNode> = {}) => {
  const spec = stepSpecs.find(({ name }) => name === id.replace(/_\d+$/, ""));
  return node(id, { label: spec?.label ?? id, inputs, ...over });
};
const problems = (document: FlowDocument) => problemsOf(document, stepLookup, "agentflow");
const said = (document: FlowDocument, nodeId?: string) =>
  problems(document)
    .filter((problem) => nodeId === undefined || problem.nodeId === nodeId)
    .map(({ message }) => message);

const model = { agentModel: "chatModel", agentModelConfig: { FLOWISE_CREDENTIAL_ID: "cred-1" } };
const start = step("startAgentflow_0");
const reply = step("directReplyAgentflow_0", { directReplyMessage: "Done" });
const agent = (inputs: Record<string, unknown> = {}, over: Partial<FlowNode> = {}) =>
  step("agentAgentflow_0", { ...model, ...inputs }, { label: "Agent", ...over });
/* start ─► agent ─► reply */
const line = (inputs: Record<string, unknown>) =>
  draw(
    [start, agent(inputs), reply],
    "startAgentflow_0 > agentAgentflow_0.input",
    "agentAgentflow_0 > directReplyAgentflow_0.input",
  );

it("a whole agentflow has no problems", () => {
  expect(problems(line({}))).toEqual([]);
});

it("a flow without a start, or with two, is mended by a click", () => {
  expect(problems(draw([reply]))[0]?.fix).toEqual({ kind: "addNode", name: "startAgentflow", label: "Add Start" });
  const two = draw([start, step("startAgentflow_1"), reply], "startAgentflow_0 > directReplyAgentflow_0.input");
  expect(problems(two)).toEqual([
    {
      nodeId: "startAgentflow_1",
      severity: "error",
      message: "A flow has one start. Remove this one.",
      fix: { kind: "removeNode", nodeId: "startAgentflow_1", label: "Remove it" },
    },
  ]);
});

describe("rows", () => {
  it("name the cell that is empty, also where an old editor left an empty paragraph", () => {
    const flow = line({
      agentMessages: [
        { role: "system", content: "Hi" },
        { role: "system", content: "<p></p>" },
      ],
    });
    expect(problems(flow)).toEqual([
      {
        nodeId: "agentAgentflow_0",
        input: "agentMessages",
        at: "agentMessages.1.content",
        severity: "error",
        message: "“Messages” 2: “Content” is required.",
      },
    ]);
  });

  it("have cells that are hidden, or that a reference fills, left in peace", () => {
    const rows = [
      { type: "string", value1: "a", operation: "isEmpty" },
      { type: "number", value1: "{{agentAgentflow_0}}", operation: "smaller", value2: "4" },
    ];
    const condition = step("conditionAgentflow_0", { conditions: rows });
    const flow = draw(
      [start, agent(), condition, reply],
      "startAgentflow_0 > agentAgentflow_0.input",
      "agentAgentflow_0 > conditionAgentflow_0.input",
      "conditionAgentflow_0.0 > directReplyAgentflow_0.input",
    );
    expect(problems(flow)).toEqual([]);
    const typed = { ...condition, inputs: { conditions: [{ type: "number", value1: "warm", operation: "equal" }] } };
    expect(said({ ...flow, nodes: [start, agent(), typed, reply] })).toEqual([
      "“Conditions” 1: “Value 1” has to be a number, not “warm”.",
    ]);
  });

  it("are looked into at any depth, and JSON text of old files as well", () => {
    const form = { startInputType: "formInput" };
    const fields = [{ type: "options", name: "size", addOptions: [{ option: "S" }, { option: "" }] }];
    const flow = (formInputTypes: unknown) =>
      draw(
        [step("startAgentflow_0", { ...form, formInputTypes }), reply],
        "startAgentflow_0 > directReplyAgentflow_0.input",
      );
    const expected = ["“Form Fields” 1: “Choices” 2: “Choice” is required."];
    expect(said(flow(fields))).toEqual(expected);
    expect(said(flow(JSON.stringify(fields)))).toEqual(expected);
    expect(said(flow("[{"))).toEqual(["“Form Fields” is not valid JSON."]);
    expect(said(flow([]))).toEqual(["“Form Fields” is required. Add a row."]);
  });
});

describe("a node used inside a step", () => {
  it("needs its credential and its own settings", () => {
    const flow = line({ agentModelConfig: { reasoning: true } });
    expect(problems(flow).map(({ at, message }) => [at, message])).toEqual([
      ["agentModelConfig.FLOWISE_CREDENTIAL_ID", "“Chat Model”: Choose a credential."],
      ["agentModelConfig.effort", "“Chat Model”: “Effort” is required."],
    ]);
  });

  it("has to be one that this server has, in rows too", () => {
    const flow = line({ agentTools: [{ agentSelectedTool: "gone" }, { agentSelectedTool: "calculator" }, {}] });
    expect(problems(flow).map(({ at, message }) => [at, message])).toEqual([
      ["agentTools.0.agentSelectedTool", "“Tools” 1: This server has no “gone”. Choose another for “Tool”."],
      ["agentTools.2.agentSelectedTool", "“Tools” 3: “Tool” is required."],
    ]);
  });
});

it("a wire from a way that a step no longer has goes by a click", () => {
  const wire = "agentAgentflow_0.error > directReplyAgentflow_0.input";
  const flow = (stepOnError: string) =>
    draw([start, agent({ stepOnError }), reply], "startAgentflow_0 > agentAgentflow_0.input", wire);
  expect(problems(flow("branch"))).toEqual([]);
  expect(problems(flow("stop"))).toMatchObject([
    {
      nodeId: "directReplyAgentflow_0",
      message: "The wire from “Agent” begins at an output it no longer has. Draw it anew.",
      fix: { kind: "removeWire", edgeId: "agentAgentflow_0-error-directReplyAgentflow_0-input" },
    },
  ]);
});

describe("a step that no run comes to", () => {
  it("is connected by a click where there is one open way", () => {
    const [problem] = problems(draw([start, reply]));
    expect(problem).toEqual({
      nodeId: "directReplyAgentflow_0",
      severity: "warning",
      message: "No wire leads here, so that this step never runs.",
      fix: {
        kind: "connect",
        wire: {
          source: "startAgentflow_0",
          sourceHandle: "startAgentflow",
          target: "directReplyAgentflow_0",
          targetHandle: "input",
        },
        label: "Connect “Start” to it",
      },
    });
  });

  it("is named also where others lead to it", () => {
    const flow = draw(
      [start, reply, step("agentAgentflow_0", model), step("directReplyAgentflow_1", { directReplyMessage: "x" })],
      "startAgentflow_0 > directReplyAgentflow_0.input",
      "agentAgentflow_0 > directReplyAgentflow_1.input",
    );
    expect(said(flow)).toEqual([
      "No wire leads here, so that this step never runs.",
      "No way leads here from the start, so that this step never runs.",
    ]);
  });
});

describe("a loop", () => {
  /* start ─► agent ─► human ─Proceed─► reply, ─Reject─► loop */
  const around = (
    loopBackToNode: string | undefined,
    wires = ["humanInputAgentflow_0.0 > directReplyAgentflow_0.input"],
  ) =>
    draw(
      [
        start,
        agent(),
        step("humanInputAgentflow_0"),
        reply,
        step("loopAgentflow_0", loopBackToNode === undefined ? {} : { loopBackToNode }),
      ],
      "startAgentflow_0 > agentAgentflow_0.input",
      "agentAgentflow_0 > humanInputAgentflow_0.input",
      "humanInputAgentflow_0.1 > loopAgentflow_0.input",
      ...wires,
    );

  it("goes back to a step before it, whatever that is called by now", () => {
    expect(problems(around("agentAgentflow_0-Its-old name"))).toEqual([]);
  });

  it("without a step to go back to gets the nearest that works by a click", () => {
    const fix = {
      kind: "setInput",
      nodeId: "loopAgentflow_0",
      input: "loopBackToNode",
      value: "agentAgentflow_0-Agent",
      label: "Go back to “Agent”",
    };
    expect(problems(around(undefined))).toEqual([
      {
        nodeId: "loopAgentflow_0",
        input: "loopBackToNode",
        severity: "error",
        message: "Choose the step to go back to.",
        fix,
      },
    ]);
    expect(problems(around("llmAgentflow_9-Gone"))).toMatchObject([
      { message: "The step to go back to is not in the flow any more. Choose another.", fix },
    ]);
    expect(problems(around("directReplyAgentflow_0-Direct Reply"))).toMatchObject([
      { message: "“Direct Reply” does not come before this step. Choose one that does.", fix },
    ]);
  });

  it("that nothing but its limit ends is a warning", () => {
    const flow = draw(
      [start, agent(), step("loopAgentflow_0", { loopBackToNode: "agentAgentflow_0-Agent" })],
      "startAgentflow_0 > agentAgentflow_0.input",
      "agentAgentflow_0 > loopAgentflow_0.input",
    );
    expect(said(flow)).toEqual([
      "Every way from “Agent” leads back to it, so that only the limit of rounds ends the loop. Put a condition between.",
    ]);
    // An output without a wire ends the run as well.
    expect(said(around("agentAgentflow_0", []), "loopAgentflow_0")).toEqual([]);
  });
});

describe("a container", () => {
  const inside = step("agentAgentflow_1", model, { label: "Inner", parentId: "iterationAgentflow_0" });
  const box = step("iterationAgentflow_0", { iterationInput: "[1]" });

  it("keeps wires on their side of its edge", () => {
    const flow = draw(
      [start, box, inside],
      "startAgentflow_0 > iterationAgentflow_0.input",
      "iterationAgentflow_0 > agentAgentflow_1.input",
    );
    expect(problems(flow)).toMatchObject(
      [
        {
          nodeId: "agentAgentflow_1",
          severity: "error",
          fix: { kind: "removeWire", edgeId: "iterationAgentflow_0-iterationAgentflow_0-agentAgentflow_1-input" },
        },
      ].map(({ fix: { kind }, ...rest }) => ({ ...rest, fix: { kind } })),
    );
  });

  it("begins by itself with what lies in it, and is nothing without", () => {
    const wires = "startAgentflow_0 > iterationAgentflow_0.input";
    expect(problems(draw([start, box, inside], wires))).toEqual([]);
    expect(said(draw([start, box], wires))).toEqual([
      "Nothing lies in this step. Drag the steps into it that run for each item.",
    ]);
  });
});

describe("references", () => {
  const replied = (directReplyMessage: string) =>
    draw(
      [
        step("startAgentflow_0", { startState: [{ key: "mail", value: "" }] }),
        agent(),
        step("directReplyAgentflow_0", { directReplyMessage }),
        step("directReplyAgentflow_1", { directReplyMessage: "b" }, { label: "Other" }),
      ],
      "startAgentflow_0 > agentAgentflow_0.input",
      "agentAgentflow_0 > directReplyAgentflow_0.input",
      "startAgentflow_0 > directReplyAgentflow_1.input",
    );

  it.each([
    "{{question}}, {{ current_date_time }}, {{$vars.name}}, {{$flow.sessionId}}",
    "{{agentAgentflow_0}} and {{ agentAgentflow\\_0.output.subject }}",
    "{{$flow.state.mail}}",
    "A template of { braces } and {{ words with spaces }}",
  ])("to what is there are fine: %s", (text) => {
    expect(problems(replied(text))).toEqual([]);
  });

  it.each([
    ["{{qestion}}", "{{qestion}} is not known and stays as it is."],
    ["{{agentAgentflow_7}}", "{{agentAgentflow_7}} names a step that is not in the flow."],
    ["{{directReplyAgentflow_1}}", "{{directReplyAgentflow_1}}: “Other” does not come before this step."],
    ["{{$flow.state.male}}", "{{$flow.state.male}}: the flow's state has no “male”. Add it to the Start step."],
    ["{{$form.name}}", "{{$form.name}} is empty, because the flow does not begin with a form."],
    ["{{$iteration.name}}", "{{$iteration.name}} has a value only inside of an iteration."],
    ["{{output}}", "{{output}} can be read only where this step changes the flow's state."],
  ])("to what is not there are named: %s", (text, message) => {
    expect(problems(replied(text))).toEqual([
      { nodeId: "directReplyAgentflow_0", input: "directReplyMessage", severity: "warning", message },
    ]);
  });

  it("to a step's own output belong where it changes the state", () => {
    expect(problems(line({ agentUpdateState: [{ key: "mail", value: "{{output.subject}}" }] }))).toEqual([]);
  });
});
