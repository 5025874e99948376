import { expect, it } from "vitest";
import type { TraceItem } from "@/domain/api/trace-item";
import { stepFacts } from "./step-facts";

const item = (input: object, output: object): TraceItem => ({
  ...{ nodeId: "a", nodeLabel: "A", previousNodeIds: [], status: "FINISHED" },
  data: { id: "a", name: "llm", input: { ...input }, output: { ...output }, state: {} },
});

it("reads tokens, cost, tools, messages and the text of a step that asked a model", () => {
  const messages = [
    { role: "user", content: "hi" },
    { role: "user", content: [{ type: "text", text: "x" }] },
  ];
  const usageMetadata = { input_tokens: 3, output_tokens: 4, total_tokens: 7, total_cost: 0.5 };
  const usedTools = [{ tool: "calculator", toolInput: { a: 1 }, toolOutput: "2" }];
  expect(stepFacts(item({ messages }, { content: "ho", usageMetadata, usedTools }))).toMatchObject({
    usage: { input_tokens: 3, output_tokens: 4, total_tokens: 7, cost: 0.5 },
    tools: [{ tool: "calculator", toolOutput: "2" }],
    messages: [
      { role: "user", content: "hi" },
      { role: "user", content: expect.stringContaining('"text"') },
    ],
    content: "ho",
  });
});

it("finds nothing where nothing can be read", () => {
  expect(stepFacts(item({ messages: "x" }, { content: 5, usageMetadata: "y", usedTools: {} }))).toEqual({
    ...{ usage: undefined, tools: [], messages: [], content: undefined },
  });
});
