import { describe, expect, test } from "vitest";
import { finish, runStep } from "../testing/run-step";
import { someTools } from "../testing/turn";

const tools = someTools(() => Promise.reject(new Error("no network")));

describe("a loop", () => {
  const loop = (inputs: Record<string, unknown>) => finish("loopAgentflow", { inputs, tools });

  test("goes back to the step before the dash and says so", async () => {
    const result = await loop({
      loopBackToNode: "agentAgentflow_0-Email Reply-Agent",
      maxLoopCount: "3",
      fallbackMessage: "Enough.",
    });
    expect(result).toEqual({
      output: {
        content: "Loop back to Email Reply-Agent (agentAgentflow_0)",
        nodeID: "agentAgentflow_0",
        maxLoopCount: 3,
        fallbackMessage: "Enough.",
      },
      backTo: "agentAgentflow_0",
    });
  });

  test("takes five rounds at most unless told otherwise, and changes the state by its rows", async () => {
    const rows = [
      { key: "tries", value: "{{output}}" },
      { key: "", value: "nowhere" },
      { key: "tries", value: "again" },
    ];
    const result = await loop({ loopBackToNode: "llmAgentflow_0", loopUpdateState: rows });
    expect(result.output["maxLoopCount"]).toBe(5);
    expect(result.output["content"]).toBe("Loop back to llmAgentflow_0 (llmAgentflow_0)");
    expect(result.state).toEqual({ tries: "again" });
  });
});

describe("an iteration", () => {
  const each = async (iterationInput: unknown) =>
    (await finish("iterationAgentflow", { inputs: { iterationInput }, tools })).each;

  test.each([
    ['[{"item": "abc"}, {"item": "def"}]', [{ item: "abc" }, { item: "def" }]],
    ["[1, 2, 3,]", [1, 2, 3]],
    ["['a', \"b\"] // both", ["a", "b"]],
    [String.raw`\[{"my\_key": 1}\]`, [{ my_key: 1 }]],
    ["[]", []],
    [[{ item: 1 }], [{ item: 1 }]],
  ])("runs once for each item of %s", async (input, items) => {
    expect(await each(input)).toEqual(items);
  });

  test.each(["no list", '{"a": 1}', "42", "[1", "null"])("of %s is refused", async (iterationInput) => {
    const run = runStep("iterationAgentflow", { inputs: { iterationInput }, tools });
    await expect(run).rejects.toThrow("Invalid input array");
  });

  test("of a list that names __proto__ changes no other object", async () => {
    await each('[{"__proto__": {"polluted": true}}]');
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("a start", () => {
  const start = (inputs: Record<string, unknown>, scope = {}) =>
    finish("startAgentflow", { inputs, tools, scope: { input: "Hello", ...scope } });

  test("gives the question, or the form", async () => {
    expect(await start({})).toEqual({ output: { question: "Hello" } });
    const form = { subject: "s" };
    expect(await start({ startInputType: "formInput" }, { form })).toEqual({ output: { form } });
    expect(await start({ startInputType: "formInput" })).toEqual({ output: { form: "Hello" } });
  });

  test("says which state is kept and which memory is not", async () => {
    expect(await start({ startEphemeralMemory: true, startPersistState: "true" })).toEqual({
      output: { question: "Hello", ephemeralMemory: true, persistState: true },
      forgetPast: true,
    });
  });

  test("by a webhook tells the author what to choose instead", async () => {
    await expect(start({ startInputType: "webhookTrigger" })).rejects.toThrow("begun by a webhook");
  });

  test("by a schedule takes what its time brought", async () => {
    const daily = { scheduleType: "cronExpression", scheduleCronExpression: "0 9 * * *", scheduleDefaultInput: "Go" };
    expect(await start({ startInputType: "scheduleInput", ...daily })).toEqual({ output: { question: "Hello" } });
  });
});
