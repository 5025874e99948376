import { describe, expect, it } from "vitest";
import { checkConnection, classesMeet } from "./connections";
import { draw, node, wire } from "./testing/draw";
import { sampleLookup } from "./testing/sample-specs";

/*
 *   chatModel_0 ─────► llmChain_0 ──promptValues──► promptTemplate_1 ──► llmChain_1
 *   promptTemplate_0 ─►     (output prediction)
 *
 *   chatModel_1     calculator_0     toolAgent_0     faiss_0 (unknown)
 */
const flow = draw(
  [
    node("chatModel_0"),
    node("promptTemplate_0"),
    node("llmChain_0", { label: "First chain", output: "outputPrediction" }),
    node("promptTemplate_1"),
    node("llmChain_1", { label: "Last chain" }),
    node("chatModel_1"),
    node("calculator_0"),
    node("toolAgent_0"),
    node("faiss_0", {
      opaque: {
        category: "Vector Stores",
        inputAnchors: [{ name: "model", type: "BaseChatModel" }],
        outputAnchors: [],
      },
    }),
  ],
  "chatModel_0 > llmChain_0.model",
  "promptTemplate_0 > llmChain_0.prompt",
  "llmChain_0.outputPrediction > promptTemplate_1.promptValues",
  "promptTemplate_1 > llmChain_1.prompt",
);

const check = (text: string) => checkConnection(flow, sampleLookup, wire(text));

describe("a wire", () => {
  it("may go from an output to an input that takes one of its classes", () => {
    expect(check("chatModel_1 > llmChain_1.model")).toEqual({ ok: true });
    expect(check("calculator_0 > toolAgent_0.tools")).toEqual({ ok: true });
  });

  it("may end at a field that lists values", () => {
    expect(check("llmChain_0.outputPrediction > promptTemplate_0.promptValues")).toMatchObject({ ok: false });
    expect(check("llmChain_1.outputPrediction > promptTemplate_0.promptValues")).toMatchObject({ ok: false });
    const apart = draw([node("llmChain_0"), node("promptTemplate_0")]);
    expect(
      checkConnection(apart, sampleLookup, wire("llmChain_0.outputPrediction > promptTemplate_0.promptValues")),
    ).toEqual({ ok: true });
  });

  it("into a taken slot for one replaces the wire that is there", () => {
    expect(check("chatModel_1 > llmChain_0.model")).toEqual({
      ok: true,
      replaces: "chatModel_0-chatModel-llmChain_0-model",
    });
  });

  it("may end at a placeholder's input", () => {
    expect(check("chatModel_1 > faiss_0.model")).toEqual({ ok: true });
    expect(check("calculator_0 > faiss_0.model")).toMatchObject({ ok: false });
  });

  it.each([
    [
      "calculator_0 > llmChain_1.model",
      "“Language Model” takes BaseLanguageModel; “Calculator” gives Calculator or Tool.",
    ],
    ["llmChain_0 > llmChain_0.prompt", "A node cannot be connected to itself."],
    ["chatModel_0 > llmChain_0.model", "This wire is there already."],
    ["chatModel_0 > llmChain_0.chainName", "“First chain” has no input “Chain Name” that takes a wire."],
    ["chatModel_0 > llmChain_0.nothing", "“First chain” has no input “nothing” that takes a wire."],
    ["chatModel_0.other > llmChain_1.model", "“Chat Model” has no output “other”."],
    ["chatModel_0 > gone_0.model", "One end of this wire is not in the flow."],
    [
      "llmChain_1.outputPrediction > promptTemplate_1.promptValues",
      "This would close a circle: “Last chain” depends on “Prompt Template” already.",
    ],
    ["chatModel_0 > calculator_0.constructor", "“Calculator” has no input “constructor” that takes a wire."],
  ])("%s is refused with a reason", (text, reason) => {
    expect(check(text)).toEqual({ ok: false, reason });
  });
});

describe("a step of an agentflow", () => {
  const step = (id: string) =>
    node(id, { opaque: { category: "Agent Flows", outputAnchors: [{ id: `${id}-output-0` }] } });
  const agentflow = draw([step("llmAgentflow_0"), step("llmAgentflow_1"), node("chatModel_0"), node("toolAgent_0")]);

  it("follows any other step", () => {
    expect(checkConnection(agentflow, sampleLookup, wire("llmAgentflow_0.0 > llmAgentflow_1.input"))).toEqual({
      ok: true,
    });
  });

  it("does not mix with chatflow nodes", () => {
    expect(checkConnection(agentflow, sampleLookup, wire("chatModel_0 > llmAgentflow_1.input"))).toEqual({
      ok: false,
      reason: "Agentflow steps and chatflow nodes cannot be connected.",
    });
  });
});

it("classes meet when one of several alternatives is given", () => {
  expect(classesMeet(["string", "json"], "string | number | json")).toBe(true);
  expect(classesMeet(["Tool"], "BaseChatModel")).toBe(false);
  expect(classesMeet([], "BaseChatModel")).toBe(false);
});
