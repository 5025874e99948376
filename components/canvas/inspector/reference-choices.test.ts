import { describe, expect, test } from "vitest";
import type { Field } from "@/domain/catalogue/field";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import { completeReference, matchChoices, openReference, referenceChoices } from "./reference-choices";

const values: Field = { type: "json", label: "Values", accepts: "json", references: true, optional: true };
const spec = (name: string, over: Partial<NodeSpec>): NodeSpec => ({
  ...{
    name,
    version: 1,
    label: name,
    description: "",
    category: "Chains",
    icon: "",
    flows: ["chatflow"],
    provides: [],
    inputs: {},
  },
  ...over,
});
const specs = specLookup([spec("chain", { provides: ["json"] }), spec("prompt", { inputs: { values } })]);
const node = (id: string): FlowNode => ({
  id,
  name: id.replace(/_\d+$/, ""),
  label: id,
  version: 1,
  position: { x: 0, y: 0 },
  inputs: {},
});
const prompt = node("prompt_0");
const document: FlowDocument = { nodes: [node("chain_0"), prompt], edges: [] };

describe("completing references", () => {
  test("begins after two braces and ends with them", () => {
    expect(openReference("Say {{que", 9)).toEqual({ start: 4, typed: "que" });
    expect(openReference("Say {{", 6)).toEqual({ start: 4, typed: "" });
    expect(openReference("Say {{question}} and", 20)).toBeUndefined();
    expect(openReference("Say {que", 8)).toBeUndefined();
  });

  test("replaces what was typed and swallows braces closed already", () => {
    expect(completeReference("a {{qu}} b", 6, 2, "{{question}}")).toEqual({ text: "a {{question}} b", cursor: 14 });
    expect(completeReference("a {{", 4, 2, "{{question}}")).toEqual({ text: "a {{question}}", cursor: 14 });
  });

  test("offers the question, variables and nodes that fit, with the wire they need", () => {
    const choices = referenceChoices({
      document,
      specs,
      node: prompt,
      name: "values",
      field: values,
      variables: [{ name: "tone", value: "calm" }],
    });
    expect(choices.map((each) => each.text)).toEqual([
      "{{question}}",
      "{{chat_history}}",
      "{{chain_0.data.instance}}",
      "{{$flow.sessionId}}",
      "{{$flow.chatId}}",
      "{{$vars.tone}}",
    ]);
    expect(choices[2]?.needs).toEqual({ nodeId: "chain_0", handle: "chain", side: "source" });
  });

  test("a field that does not read questions offers only variables and the run's own values", () => {
    const field: Field = { type: "string", label: "Text" };
    const choices = referenceChoices({ document, specs, node: prompt, name: "text", field, variables: [] });
    expect(choices.map((each) => each.label)).toEqual(["$flow.sessionId", "$flow.chatId"]);
    expect(matchChoices(choices, "CHAT").map((each) => each.label)).toEqual(["$flow.chatId"]);
  });
});
