import { describe, expect, it } from "vitest";
import type { Problem } from "./problem";
import type { FlowDocument } from "./flow-document";
import { draw, node } from "./testing/draw";
import { sampleLookup } from "./testing/sample-specs";
import { problemsOf } from "./validate-flow";

/*
 *   chatModel_0 ──────► llmChain_0
 *   promptTemplate_0 ─►
 */
const wires = ["chatModel_0 > llmChain_0.model", "promptTemplate_0 > llmChain_0.prompt"];
const model = node("chatModel_0", { credentialId: "cred-1" });
const prompt = node("promptTemplate_0", { inputs: { template: "Say {word}" } });
const chain = node("llmChain_0");
const whole = draw([model, prompt, chain], ...wires);

const messages = (document: FlowDocument): string[] =>
  problemsOf(document, sampleLookup).map((problem) => problem.message);
const found = (document: FlowDocument, nodeId: string): Pick<Problem, "severity" | "message" | "input">[] =>
  problemsOf(document, sampleLookup)
    .filter((problem) => problem.nodeId === nodeId)
    .map(({ severity, message, input }) => ({ severity, message, ...(input !== undefined && { input }) }));

it("a whole flow has no problems", () => {
  expect(problemsOf(whole, sampleLookup)).toEqual([]);
});

describe("inputs", () => {
  it("that are required and empty are named", () => {
    const flow = draw([model, node("promptTemplate_0"), chain], ...wires);
    expect(found(flow, "promptTemplate_0")).toEqual([
      { severity: "error", input: "template", message: "“Template” is required." },
    ]);
  });

  it("that are required and unconnected are named", () => {
    const flow = draw([model, chain], "chatModel_0 > llmChain_0.model");
    expect(found(flow, "llmChain_0")).toEqual([{ severity: "error", input: "prompt", message: "Connect “Prompt”." }]);
  });

  it("that are hidden may stay empty, and those with a default too", () => {
    expect(found(draw([{ ...model, inputs: {} }, prompt, chain], ...wires), "chatModel_0")).toEqual([]);
    const reasoning = { ...model, inputs: { reasoning: "true" } };
    expect(found(draw([reasoning, prompt, chain], ...wires), "chatModel_0")).toEqual([
      { severity: "error", input: "effort", message: "“Effort” is required." },
    ]);
  });

  it("that cannot be read are named, and text that holds a number can", () => {
    const typed = (temperature: unknown) => draw([{ ...model, inputs: { temperature } }, prompt, chain], ...wires);
    expect(found(typed("0.4"), "chatModel_0")).toEqual([]);
    expect(found(typed("warm"), "chatModel_0")).toEqual([
      { severity: "error", input: "temperature", message: "“Temperature” has to be a number, not “warm”." },
    ]);
    expect(found(typed("{{$vars.temperature}}"), "chatModel_0")).toEqual([]);
  });

  it("that hold JSON are read, references included", () => {
    const values = (promptValues: unknown) =>
      draw([model, { ...prompt, inputs: { template: "x", promptValues } }, chain], ...wires);
    expect(found(values('{"a": {{question}}}'), "promptTemplate_0")).toEqual([]);
    expect(found(values("{a}"), "promptTemplate_0")).toEqual([
      { severity: "error", input: "promptValues", message: "“Prompt Values” is not valid JSON." },
    ]);
  });
});

it("a missing credential is asked for", () => {
  const flow = draw([node("chatModel_0"), prompt, chain], ...wires);
  expect(found(flow, "chatModel_0")).toEqual([
    { input: "credential", severity: "error", message: "Choose a credential." },
  ]);
});

it("a node that this server lacks is one problem, not many", () => {
  const flow = draw([model, node("faiss_0"), chain, prompt], ...wires);
  expect(found(flow, "faiss_0").map((problem) => problem.severity)).toEqual(["warning", "error"]);
  expect(found(flow, "faiss_0")[1]?.message).toMatch(/no node of the type “faiss”/);
});

it("a node that this server lacks can be the one that answers", () => {
  const lost = node("sqlChain_0", {
    opaque: { category: "Chains", inputAnchors: [{ name: "model", type: "BaseChatModel" }] },
  });
  const flow = draw([model, lost], "chatModel_0 > sqlChain_0.model");
  expect(problemsOf(flow, sampleLookup)).toEqual([
    expect.objectContaining({ nodeId: "sqlChain_0", message: expect.stringMatching(/no node of the type “sqlChain”/) }),
  ]);
});

describe("the node that answers", () => {
  it("has to exist", () => {
    expect(messages({ nodes: [], edges: [] })).toEqual(["The flow is empty. Add a chain or an agent that answers."]);
    expect(messages(draw([node("stickyNote_0")]))).toEqual([
      "The flow is empty. Add a chain or an agent that answers.",
    ]);
    expect(messages(draw([model, prompt]))[0]).toBe("Nothing is connected. Connect a chain or an agent that answers.");
    expect(messages(draw([model]))[0]).toBe("The flow has to end in a chain or an agent that answers.");
  });

  /*
   *   chatModel_0 ──► llmChain_0        (ends a way of two)
   *        └────────► toolAgent_0       (drawn later: answers)
   */
  it("is one of several, and the others are told", () => {
    const flow = draw(
      [model, prompt, chain, node("toolAgent_0"), node("calculator_0")],
      ...wires,
      "chatModel_0 > toolAgent_0.model",
      "calculator_0 > toolAgent_0.tools",
    );
    expect(found(flow, "llmChain_0")).toEqual([
      { severity: "warning", message: "This node could answer too. The one that answers is “Tool Agent”." },
    ]);
    expect(found(flow, "promptTemplate_0")).toEqual([
      { severity: "warning", message: "“Tool Agent” does not use this node." },
    ]);
  });

  it("gives its first output", () => {
    const flow = draw([model, prompt, node("llmChain_0", { output: "outputPrediction" })], ...wires);
    expect(found(flow, "llmChain_0")).toEqual([
      { severity: "error", message: "This node answers, so its output has to be “LLM Chain”." },
    ]);
  });
});

it("a node that nothing is connected to is pointed out, a note is not", () => {
  const flow = draw([...whole.nodes, node("calculator_0"), node("stickyNote_0")], ...wires);
  expect(problemsOf(flow, sampleLookup)).toEqual([
    { nodeId: "calculator_0", severity: "warning", message: "This node is not connected to anything." },
  ]);
});

describe("references", () => {
  const withValues = (promptValues: string, ...more: string[]) =>
    draw(
      [
        model,
        { ...prompt, inputs: { template: "{{literal}} {x}", promptValues } },
        chain,
        node("llmChain_1", { output: "outputPrediction" }),
      ],
      ...wires,
      ...more,
    );

  it("to a node that is not there are pointed out", () => {
    expect(found(withValues('{"x":"{{gone_0.data.instance}}"}'), "promptTemplate_0")).toEqual([
      {
        severity: "warning",
        input: "promptValues",
        message: "{{gone_0.data.instance}} names a node that is not in the flow.",
      },
    ]);
  });

  it("to a node that is not upstream are pointed out", () => {
    const value = '{"x":"{{llmChain_1.data.instance}}"}';
    expect(found(withValues(value), "promptTemplate_0")[0]?.message).toMatch(
      /only when a wire leads here from “LLM Chain”/,
    );
    expect(
      found(withValues(value, "llmChain_1.outputPrediction > promptTemplate_0.promptValues"), "promptTemplate_0"),
    ).toEqual([]);
  });

  it("that mean nothing are pointed out where references are resolved", () => {
    expect(found(withValues('{"x":"{{qestion}}"}'), "promptTemplate_0")).toEqual([
      { severity: "warning", input: "promptValues", message: "{{qestion}} is not known and stays as it is." },
    ]);
  });
});

describe("wires", () => {
  /*   promptTemplate_0 ──► llmChain_0 ──► promptTemplate_0   */
  it("that close a circle are an error", () => {
    const flow = draw(
      [prompt, node("llmChain_0", { output: "outputPrediction" })],
      "promptTemplate_0 > llmChain_0.prompt",
      "llmChain_0.outputPrediction > promptTemplate_0.promptValues",
    );
    expect(messages(flow)).toContainEqual(
      expect.stringMatching(/^These nodes wait for each other: .+ → .+ → .+\. Remove one of the wires\.$/),
    );
  });

  it.each([
    ["chatModel_0 > llmChain_0.gone", "The wire from “Chat Model” ends at an input that no longer exists. Remove it."],
    [
      "chatModel_0.gone > llmChain_0.model",
      "The wire from “Chat Model” begins at an output it no longer has. Draw it anew.",
    ],
    ["chatModel_0 > llmChain_0.prompt", "“Chat Model” does not fit “Prompt”."],
    ["nobody_0 > llmChain_0.model", "A wire has lost one of its ends. Remove it."],
  ])("%s is an error", (extra, message) => {
    expect(
      found(draw([model, prompt, chain], ...wires, extra), "llmChain_0").map((problem) => problem.message),
    ).toContain(message);
  });

  it("into one slot are one too many", () => {
    const flow = draw(
      [model, node("chatModel_1", { credentialId: "c" }), prompt, chain],
      ...wires,
      "chatModel_1 > llmChain_0.model",
    );
    expect(found(flow, "llmChain_0")).toEqual([
      { severity: "error", input: "model", message: "“Language Model” takes one wire. Remove the others." },
    ]);
  });

  it("from an output that is not the chosen one are an error", () => {
    const flow = draw(
      [model, prompt, chain, node("promptTemplate_1", { inputs: { template: "x" } })],
      ...wires,
      "llmChain_0.outputPrediction > promptTemplate_1.promptValues",
    );
    expect(found(flow, "promptTemplate_1")[0]?.message).toMatch(
      /gives another of its outputs. Choose “Output Prediction”/,
    );
  });
});

describe("an agentflow", () => {
  const step = (id: string) =>
    node(id, { opaque: { category: "Agent Flows", outputAnchors: [{ id: `${id}-output-0` }] } });

  it("needs one start and no ending node", () => {
    expect(messages(draw([step("llmAgentflow_0")]))[0]).toBe("The flow has no start. Add a Start step.");
    const two = problemsOf(draw([step("startAgentflow_0"), step("startAgentflow_1")]), sampleLookup);
    expect(two[0]).toEqual({
      nodeId: "startAgentflow_1",
      severity: "error",
      message: "A flow has one start. Remove this one.",
      fix: { kind: "removeNode", nodeId: "startAgentflow_1", label: "Remove it" },
    });
  });
});
