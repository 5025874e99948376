import { expect, it } from "vitest";
import { node } from "@/domain/flow/testing/draw";
import { sampleLookup } from "@/domain/flow/testing/sample-specs";
import { isOn, overrideLists, staleLabels, withSwitch } from "./override-lists";

const entry = (name: string, enabled: boolean) => ({ name, label: name, type: "string", enabled });

it("nodes with one label share one list, and nodes without anything to replace have none", () => {
  const lists = overrideLists(
    [
      node("chatModel_0", { label: "Model" }),
      node("chatModel_1", { label: "Model" }),
      node("promptTemplate_0", { label: "Prompt" }),
      node("stickyNote_0", { name: "stickyNote", label: "Note" }),
      node("unknown_0", { label: "Unknown" }),
    ],
    sampleLookup,
  );
  expect(lists.map(({ label, nodeIds }) => [label, nodeIds])).toEqual([
    ["Model", ["chatModel_0", "chatModel_1"]],
    ["Prompt", ["promptTemplate_0"]],
  ]);
  expect(lists[0]?.fields.map(({ name }) => name)).toEqual(["modelName", "temperature", "reasoning", "effort"]);
});

it("switches that are on for labels that no node has are told", () => {
  const lists = overrideLists([node("promptTemplate_0", { label: "Prompt" })], sampleLookup);
  const nodes = { Prompt: [entry("template", true)], Old: [entry("template", true)], Off: [entry("template", false)] };
  expect(staleLabels(lists, nodes)).toEqual(["Old"]);
});

it("a switch is set where it stands, and put behind the others where it is new", () => {
  const entries = withSwitch([entry("a", false), entry("b", true)], entry("a", false), true);
  expect(entries).toEqual([entry("a", true), entry("b", true)]);
  expect(withSwitch(undefined, entry("c", false), true)).toEqual([entry("c", true)]);
  expect([isOn(entries, "a"), isOn(entries, "c"), isOn(undefined, "a")]).toEqual([true, false, false]);
});
