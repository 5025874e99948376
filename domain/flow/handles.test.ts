import { describe, expect, it } from "vitest";
import { formatInputHandle, formatOutputHandle, formatStepOutput, parseHandle, splitClasses } from "./handles";

describe("handle ids", () => {
  it("are written as Flowise writes them", () => {
    expect(formatInputHandle("llmChain_0", "model", "BaseLanguageModel")).toBe(
      "llmChain_0-input-model-BaseLanguageModel",
    );
    expect(formatOutputHandle("llmChain_0", "outputPrediction", ["string", "json"])).toBe(
      "llmChain_0-output-outputPrediction-string|json",
    );
    expect(formatStepOutput("conditionAgentflow_0", "1")).toBe("conditionAgentflow_0-output-1");
  });

  it("give back the node, the name and the classes", () => {
    expect(parseHandle("chatOpenAI_0-output-chatOpenAI-ChatOpenAI|BaseChatModel|Runnable")).toEqual({
      side: "output",
      nodeId: "chatOpenAI_0",
      name: "chatOpenAI",
      classes: ["ChatOpenAI", "BaseChatModel", "Runnable"],
    });
    expect(parseHandle("setVariable_0-input-input-string | number | json")).toEqual({
      side: "input",
      nodeId: "setVariable_0",
      name: "input",
      classes: ["string", "number", "json"],
    });
  });

  it("of an agentflow step have a branch and no classes, or are the bare node id", () => {
    expect(parseHandle("conditionAgentflow_0-output-1")).toEqual({
      side: "output",
      nodeId: "conditionAgentflow_0",
      name: "1",
      classes: [],
    });
    expect(parseHandle("llmAgentflow_0")).toEqual({ side: "step", nodeId: "llmAgentflow_0" });
  });

  it("are read even when the node's id holds the separator, if the id is known", () => {
    expect(parseHandle("my-node-input-model-X", "my-node")).toEqual({
      side: "input",
      nodeId: "my-node",
      name: "model",
      classes: ["X"],
    });
    expect(parseHandle("my-node", "my-node")).toEqual({ side: "step", nodeId: "my-node" });
  });

  it("of another form are refused", () => {
    expect(parseHandle("")).toBeUndefined();
    expect(parseHandle("a-b-c")).toBeUndefined();
    expect(parseHandle("-input-x-Y")).toBeUndefined();
  });

  it("separate classes with or without spaces", () => {
    expect(splitClasses("A | B|C")).toEqual(["A", "B", "C"]);
    expect(splitClasses("")).toEqual([]);
  });
});
