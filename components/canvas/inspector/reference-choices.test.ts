import { describe, expect, test } from "vitest";
import type { Field } from "@/domain/catalogue/field";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import { matchSuggestions } from "@/components/code-editor/match-suggestions";
import { noRun } from "./last-run";
import { referenceChoices } from "./reference-choices";

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
  test("offers the question, variables and nodes that fit, with the wire they need", () => {
    const choices = referenceChoices({
      document,
      specs,
      node: prompt,
      name: "values",
      field: values,
      variables: [{ name: "tone", value: "calm" }],
      last: noRun,
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
    const choices = referenceChoices({
      document,
      specs,
      node: prompt,
      name: "text",
      field,
      variables: [],
      last: noRun,
    });
    expect(choices.map((each) => each.label)).toEqual(["$flow.sessionId", "$flow.chatId"]);
    expect(matchSuggestions(choices, "CHAT").map((each) => each.label)).toEqual(["$flow.chatId"]);
  });
});
