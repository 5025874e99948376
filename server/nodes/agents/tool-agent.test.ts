import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { StructuredToolInterface } from "@langchain/core/tools";
import { runScript } from "@/server/platform/sandbox/run-script";
import { build } from "../testing/build";
import { type ModelServer, startModelServer } from "../testing/model-server";
import { aTurn, someTools } from "../testing/turn";
import type { Answerer } from "../slots";

let server: ModelServer;
beforeAll(async () => void (server = await startModelServer()));
afterAll(() => server.close());
beforeEach(() => void (server.requests.length = 0));

const tools = someTools(fetch, { runScript });

async function agent(inputs: Record<string, unknown> = {}): Promise<Answerer> {
  const model = await build<BaseChatModel>("chatOpenAI", {
    inputs: { basepath: `${server.origin}/v1` },
    secrets: { openAIApiKey: "sk-test" },
    tools,
  });
  const calculator = await build<StructuredToolInterface>("calculator", { tools });
  return build("toolAgent", { inputs: { model, tools: [calculator], ...inputs }, tools });
}

const product = { tool: "calculator", toolInput: { input: "6 * 7" }, toolOutput: "42" };

test.each([false, true])("the model calls a tool, sees its result and answers (streaming: %s)", async (streaming) => {
  server.script({ tools: [{ name: "calculator", args: { input: "6 * 7" } }] }, { text: "It is 42." });
  const turn = aTurn("What is 6 times 7?", { streaming });
  expect(await (await agent()).answer(turn)).toEqual({ text: "It is 42.", usedTools: [product] });
  expect(turn.events).toContainEqual({ type: "usedTools", tools: [product] });
  expect(turn.streamed()).toBe(streaming ? "It is 42." : "");
  expect(server.requests[0]?.body.tools).toMatchObject([{ function: { name: "calculator" } }]);
  expect(server.requests[1]?.body.messages?.at(-1)).toMatchObject({
    role: "tool",
    content: "42",
    tool_call_id: "call_0",
  });
});

test("several tools of one round run together", async () => {
  const calls = ["1+1", "2+2"].map((input) => ({ name: "calculator", args: { input } }));
  server.script({ tools: calls }, { text: "2 and 4" });
  const answer = await (await agent()).answer(aTurn("?"));
  expect(answer.usedTools?.map((used) => used.toolOutput)).toEqual(["2", "4"]);
});

test("a tool's error goes to the model, which may try again", async () => {
  server.script(
    { tools: [{ name: "calculator", args: { input: "import({})" } }] },
    { tools: [{ name: "calculator", args: { input: "6 * 7" } }] },
    { text: "42 after all" },
  );
  const answer = await (await agent()).answer(aTurn("?"));
  expect(answer.text).toBe("42 after all");
  expect(answer.usedTools?.[0]?.error).toBeDefined();
  expect(server.requests[1]?.body.messages?.at(-1)?.content).toMatch(/^Error: /);
});

test.each([
  ["a tool that does not exist", { name: "search", args: {} }, /no tool search/],
  ["arguments of the wrong shape", { name: "calculator", args: { wrong: 1 } }, /schema/],
  ["arguments that are no JSON", { name: "calculator", args: "{input:" }, /not valid JSON/],
])("%s is told to the model", async (_, call, message) => {
  server.script({ tools: [call] }, { text: "sorry" });
  const answer = await (await agent()).answer(aTurn("?"));
  expect(answer.text).toBe("sorry");
  expect(String(server.requests[1]?.body.messages?.at(-1)?.content)).toMatch(message);
});

test("text beside a tool call is part of the answer, streamed and kept alike", async () => {
  server.script({ text: "Let me see.", tools: [{ name: "calculator", args: { input: "6 * 7" } }] }, { text: "42" });
  const turn = aTurn("?", { streaming: true });
  const answer = await (await agent()).answer(turn);
  expect(answer.text).toBe("Let me see.\n\n42");
  expect(turn.streamed()).toBe(answer.text);
});

test("a model that never stops calling is stopped with a sentence", async () => {
  server.script({ tools: [{ name: "calculator", args: { input: "1" } }] });
  const answer = await (await agent({ maxIterations: 2 })).answer(aTurn("?"));
  expect(answer.text).toMatch(/stopped after 2 rounds/);
  expect(server.requests).toHaveLength(3);
});

test("usage is reported for every call of the model", async () => {
  server.script({ tools: [{ name: "calculator", args: { input: "1" } }] }, { text: "1" });
  const turn = aTurn("?", { streaming: true });
  await (await agent()).answer(turn);
  expect(turn.events.filter((event) => event.type === "usage")).toHaveLength(2);
});

test("a custom tool runs its script in the sandbox with its properties, variables and flow", async () => {
  const greet = await build<StructuredToolInterface>("customTool", {
    inputs: {
      customToolName: "greet someone",
      customToolDesc: "Greets",
      customToolSchema: JSON.stringify([
        { id: 1, property: "name", type: "string", description: "who", required: true },
      ]),
      customToolFunc: "return `${$vars.greeting.trim()} ${$name} in ${$flow.sessionId}`",
    },
    tools,
  });
  server.script({ tools: [{ name: "greet_someone", args: { name: "Ada" } }] }, { text: "done" });
  const turn = aTurn("?", {
    resolve: async (text) =>
      text.replace("{{$vars.greeting}}", "Good day ").replace("{{$flow.sessionId}}", "session-1"),
  });
  const answer = await (await agent({ tools: [greet] })).answer(turn);
  expect(answer.usedTools?.[0]).toEqual({
    tool: "greet_someone",
    toolInput: { name: "Ada" },
    toolOutput: "Good day Ada in session-1",
  });
});

test("a tool whose output is the answer ends the turn", async () => {
  const oracle = await build<StructuredToolInterface>("customTool", {
    inputs: {
      customToolName: "oracle",
      customToolDesc: "Answers",
      customToolFunc: "return { answer: 42 }",
      returnDirect: true,
    },
    tools,
  });
  server.script({ tools: [{ name: "oracle", args: {} }] }, { text: "never asked" });
  const answer = await (await agent({ tools: [oracle] })).answer(aTurn("?"));
  expect(answer.text).toBe('{"answer":42}');
  expect(server.requests).toHaveLength(1);
});

test("a script that hangs is told to the model as an error", async () => {
  const stuck = await build<StructuredToolInterface>("customTool", {
    inputs: { customToolName: "stuck", customToolDesc: "Hangs", customToolFunc: "await new Promise(() => {})" },
    tools,
  });
  server.script({ tools: [{ name: "stuck", args: {} }] }, { text: "gave up" });
  const answer = await (await agent({ tools: [stuck] })).answer(aTurn("?"));
  expect(answer).toMatchObject({ text: "gave up", usedTools: [{ error: expect.stringContaining("nothing settles") }] });
});
