import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFlowise } from "./parse-flowise";
import { arbitraryDocument } from "./testing/arbitrary-document";
import { draw, node } from "./testing/draw";
import { sampleLookup } from "./testing/sample-specs";
import { toFlowise } from "./to-flowise";

/*
 *   chatModel_0 ────model──► llmChain_0 ──promptValues──► promptTemplate_1
 *   promptTemplate_0 ─prompt──►
 */
const chain = draw(
  [
    node("chatModel_0", { credentialId: "cred-1", inputs: { temperature: "0.4" } }),
    node("promptTemplate_0", { inputs: { template: "Hi {name}" } }),
    node("llmChain_0", { output: "outputPrediction" }),
    node("promptTemplate_1"),
  ],
  "chatModel_0 > llmChain_0.model",
  "promptTemplate_0 > llmChain_0.prompt",
  "llmChain_0.outputPrediction > promptTemplate_1.promptValues",
);

const written = toFlowise(chain, sampleLookup);
const data = (id: string): Record<string, unknown> => {
  const found = written.nodes.find((candidate) => candidate["id"] === id);
  return found?.["data"] as Record<string, unknown>;
};

describe("a written flow", () => {
  it("comes back as the document it was, whatever the document", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const text = JSON.stringify(toFlowise(document, sampleLookup));
        expect(parseFlowise(text, sampleLookup).document).toEqual(document);
      }),
      { numRuns: 100 },
    );
  });

  it("keeps values as they are and writes unset ones as empty text", () => {
    expect(data("chatModel_0")["inputs"]).toEqual({
      modelName: "",
      temperature: "0.4",
      reasoning: "",
      effort: "",
      secret: "",
    });
    expect(data("chatModel_0")["credential"]).toBe("cred-1");
  });

  it("names wired nodes in its inputs", () => {
    expect(data("llmChain_0")["inputs"]).toEqual({
      model: "{{chatModel_0.data.instance}}",
      prompt: "{{promptTemplate_0.data.instance}}",
      chainName: "",
    });
    expect(data("llmChain_0")["outputs"]).toEqual({ output: "outputPrediction" });
  });

  it("has Flowise's handle and wire ids", () => {
    const [first, , third] = written.edges;
    expect(first).toEqual({
      source: "chatModel_0",
      sourceHandle: "chatModel_0-output-chatModel-ChatModel|BaseChatModel|BaseLanguageModel",
      target: "llmChain_0",
      targetHandle: "llmChain_0-input-model-BaseLanguageModel",
      type: "buttonedge",
      id: "chatModel_0-chatModel_0-output-chatModel-ChatModel|BaseChatModel|BaseLanguageModel-llmChain_0-llmChain_0-input-model-BaseLanguageModel",
      data: { label: "" },
    });
    expect(third).toMatchObject({
      sourceHandle: "llmChain_0-output-outputPrediction-string|json",
      targetHandle: "promptTemplate_1-input-promptValues-json",
    });
  });

  it("describes inputs as Flowise's editor expects them", () => {
    const params = data("chatModel_0")["inputParams"];
    expect(params).toEqual([
      {
        label: "Connect Credential",
        name: "credential",
        type: "credential",
        credentialNames: ["modelApi"],
        id: "chatModel_0-input-credential-credential",
        display: true,
      },
      expect.objectContaining({
        name: "modelName",
        type: "asyncOptions",
        loadMethod: "listModels",
        id: "chatModel_0-input-modelName-asyncOptions",
      }),
      expect.objectContaining({ name: "temperature", type: "number", optional: true, default: 0.9 }),
      expect.objectContaining({ name: "reasoning", type: "boolean" }),
      expect.objectContaining({ name: "effort", show: { reasoning: true }, display: false }),
      expect.objectContaining({ name: "secret", type: "password" }),
    ]);
    expect(data("llmChain_0")["inputAnchors"]).toEqual([
      {
        label: "Language Model",
        name: "model",
        type: "BaseLanguageModel",
        id: "llmChain_0-input-model-BaseLanguageModel",
        display: true,
      },
      {
        label: "Prompt",
        name: "prompt",
        type: "BasePromptTemplate",
        id: "llmChain_0-input-prompt-BasePromptTemplate",
        display: true,
      },
    ]);
  });

  it("offers several outputs as options of one anchor", () => {
    expect(data("llmChain_0")["outputAnchors"]).toEqual([
      expect.objectContaining({
        name: "output",
        type: "options",
        default: "llmChain",
        options: [
          expect.objectContaining({
            id: "llmChain_0-output-llmChain-LLMChain|BaseChain",
            type: "LLMChain | BaseChain",
          }),
          expect.objectContaining({ id: "llmChain_0-output-outputPrediction-string|json" }),
        ],
      }),
    ]);
  });
});
