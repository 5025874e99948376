import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";
import type { FlowFacts } from "./flow-facts";
import { toFlowOpenApi } from "./flow-openapi";

const facts = { version: "1.2.3", origin: "https://weft.example.com" };
const temperature = { type: "number", label: "Temperature", min: 0, max: 2 } as const;
const flow: FlowFacts = {
  id: "0190d0c6-7d5e-7c4e-8f3e-1b2a3c4d5e6f",
  name: "Support",
  kind: "agentflow",
  isPublic: false,
  form: {
    title: "Tell us",
    description: "What went wrong?",
    fields: [
      { type: "string", label: "Subject", name: "subject" },
      { type: "options", label: "How bad", name: "grade", addOptions: [{ option: "bad" }, { option: "worse" }] },
      { type: "number", label: "Orders", name: "count" },
    ],
  },
  replaceable: [
    { node: "Writer", nodeId: "chatOpenAI_0", name: "temperature", field: temperature },
    { node: "Judge", nodeId: "chatOpenAI_1", name: "temperature", field: temperature },
    { node: "Writer", nodeId: "chatOpenAI_0", name: "stop", field: { type: "boolean", label: "Stop" } },
  ],
  variables: ["user_name"],
  uploads: ["pictures"],
  stores: [],
  documentFiles: [],
};

const bodyOf = (given: FlowFacts) =>
  toFlowOpenApi(given, facts).paths[`/prediction/${given.id}`]?.post?.requestBody?.content["application/json"];

it("is valid OpenAPI 3.1, for a form and for questions, closed and open", async () => {
  for (const given of [
    flow,
    { ...flow, form: undefined, isPublic: true, uploads: [], replaceable: [], variables: [] },
  ]) {
    const result = await new Validator({ strict: false }).validate(structuredClone({ ...toFlowOpenApi(given, facts) }));
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
  }
});

it("asks for the form's fields instead of a question", () => {
  const { schema, examples } = bodyOf(flow) ?? {};
  expect(schema?.required).toEqual(["form"]);
  expect(schema?.properties).not.toHaveProperty("question");
  expect(schema?.properties?.["form"]).toMatchObject({
    description: "Tell us: What went wrong?",
    properties: {
      subject: { type: "string", description: "Subject" },
      grade: { type: "string", enum: ["bad", "worse"] },
      count: { type: "number" },
    },
  });
  expect(examples?.["question"]?.value).toEqual({ form: { subject: "…", grade: "bad", count: 1 } });
});

it("sets a value of several nodes at once or one by one", () => {
  const { overrideConfig } = bodyOf(flow)?.schema?.properties ?? {};
  const number = { type: "number", minimum: 0, maximum: 2 };
  expect(overrideConfig).toMatchObject({
    properties: {
      temperature: {
        description: expect.stringContaining("Temperature of Writer; Temperature of Judge"),
        anyOf: [number, { type: "object", properties: { chatOpenAI_0: number, chatOpenAI_1: number } }],
      },
      stop: { type: "boolean", description: "Stop of Writer" },
      vars: { properties: { user_name: { type: "string" } } },
    },
  });
});

it("leaves out files when the flow takes none", () => {
  expect(bodyOf(flow)?.schema?.properties).toHaveProperty("uploads");
  expect(bodyOf({ ...flow, uploads: [] })?.schema?.properties).not.toHaveProperty("uploads");
});

it("speaks only of this flow", () => {
  const { paths } = toFlowOpenApi(flow, facts);
  expect(Object.keys(paths).length).toBeGreaterThan(4);
  for (const path of Object.keys(paths)) expect(path).toContain(flow.id);
});

it("names only the ways to say who one is that its callers have", () => {
  const schemesOf = (given: FlowFacts) => Object.keys(toFlowOpenApi(given, facts).components.securitySchemes);
  expect(schemesOf(flow)).toEqual(["apiKey"]);
  expect(schemesOf({ ...flow, isPublic: true })).toEqual([]);
});
