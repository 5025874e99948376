import { expect, it } from "vitest";
import type { FlowFacts } from "@/domain/api/flow-facts";
import { exampleDocument, exampleForm, exampleOverrides } from "./example-values";

const temperature = { type: "number", label: "Temperature" } as const;
const message = { type: "string", label: "System Message", default: "Be kind." } as const;
const replaceable: FlowFacts["replaceable"] = [
  { node: "Writer", nodeId: "a_0", name: "temperature", field: temperature },
  { node: "Judge", nodeId: "a_1", name: "temperature", field: temperature },
  { node: "Chain", nodeId: "c_0", name: "systemMessagePrompt", field: message },
];
const node = (id: string, inputs: Record<string, unknown>) => ({
  ...{ id, inputs, name: id, label: id, version: 1 },
  position: { x: 0, y: 0 },
});

it("shows what callers may replace with the flow's own values, and values of several nodes by their ids", () => {
  const document = {
    nodes: [node("a_0", { temperature: 0.2, secret: 1 }), node("c_0", { systemMessagePrompt: "Be brief." })],
    edges: [],
  };
  expect(exampleOverrides({ replaceable, variables: ["city"] }, document)).toEqual({
    temperature: { a_0: 0.2, a_1: 1 },
    systemMessagePrompt: "Be brief.",
    vars: { city: "…" },
  });
  expect(exampleOverrides({ replaceable, variables: [] }, { nodes: [], edges: [] })).toMatchObject({
    systemMessagePrompt: "Be kind.",
  });
  expect(exampleOverrides({ replaceable: [], variables: [] }, document)).toEqual({});
});

it("fills in the flow's form, or one that is made up", () => {
  const fields = [
    { type: "number", label: "Orders", name: "count" },
    { type: "options", label: "How bad", name: "grade", addOptions: [{ option: "worse" }] },
  ] satisfies NonNullable<FlowFacts["form"]>["fields"];
  expect(exampleForm({ form: { title: "", description: "", fields } })).toEqual({ count: 1, grade: "worse" });
  expect(exampleForm({ form: undefined })).toEqual({ name: "Ada" });
});

it("names a file that the flow's loaders take", () => {
  expect(exampleDocument({ documentFiles: [".docx", ".pdf"] })).toEqual({
    name: "report.pdf",
    mime: "application/pdf",
  });
  expect(exampleDocument({ documentFiles: [] })).toBeUndefined();
});
