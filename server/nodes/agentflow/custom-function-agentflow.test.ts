import { describe, expect, test } from "vitest";
import { runScript } from "@/server/platform/sandbox/run-script";
import { finish, listener, runStep, type StepRun } from "../testing/run-step";
import { someTools } from "../testing/turn";

const tools = someTools(() => Promise.reject(new Error("no network")), { runScript });

const step = (code: string, given: Partial<StepRun> = {}): StepRun => ({
  tools,
  ...given,
  inputs: { customFunctionJavascriptFunction: code, ...given.inputs },
  scope: {
    scriptGlobals: async () => ({ $vars: { city: "Ghent" }, $flow: { chatId: "chat-1", sessionId: "s" } }),
    state: { count: "1", kept: "k" },
    ...given.scope,
  },
});
const result = (code: string, given?: Partial<StepRun>) => finish("customFunctionAgentflow", step(code, given));
const says = async (code: string, given?: Partial<StepRun>) => (await result(code, given)).output["content"];
const fails = (code: string, given?: Partial<StepRun>) => runStep("customFunctionAgentflow", step(code, given));

describe("a function", () => {
  test("sees the question, the flow, the workspace's variables and its own", async () => {
    const customFunctionInputVariables = [
      { variableName: "name", variableValue: "Ann" },
      { variableName: "$other", variableValue: '{"a":1}' },
      { variableName: "flow", variableValue: "mine" },
      { variableName: "", variableValue: "lost" },
    ];
    const code = "return [$input, $flow.chatId, $flow.input, $flow.state.count, $vars.city, $name, $other]";
    expect(JSON.parse(String(await says(code, { inputs: { customFunctionInputVariables } })))).toEqual([
      "What is a loom?",
      "chat-1",
      "What is a loom?",
      "1",
      "Ghent",
      "Ann",
      '{"a":1}',
    ]);
  });

  test.each([
    ["return 'text'", "text"],
    ["return { a: [1] }", '{\n  "a": [\n    1\n  ]\n}'],
    ["return 42", "42"],
    ["return null", "null"],
    ["const a = 1", ""],
    ["return await (async () => 'later')() // no line after this", "later"],
  ])("%s says %s", async (code, content) => {
    expect(await says(code)).toBe(content);
  });

  test("keeps what it puts into the state, and nothing that it left alone", async () => {
    const code = "$flow.state.count = String(Number($flow.state.count) + 1); $flow.state.list = [1]; return 'ok'";
    expect((await result(code)).state).toEqual({ count: "2", list: [1] });
    expect(await result("return $flow.state.kept")).not.toHaveProperty("state");
  });

  test("is overruled by the rows that change the state", async () => {
    const customFunctionUpdateState = [{ key: "count", value: "9" }];
    const { state } = await result("$flow.state.count = '5'", { inputs: { customFunctionUpdateState } });
    expect(state).toEqual({ count: "9" });
  });

  test("may spoil its own surroundings without harm", async () => {
    expect(await result("$flow = 7; return 'ok'")).toEqual({ output: { content: "ok" } });
    expect(await says("JSON.stringify = () => '{'; Object.assign = null; return { a: 1 }")).toBe('{\n  "a": 1\n}');
    expect(await says("delete globalThis.$flow; $flow = { state: 'no state' }; return 'ok'")).toBe("ok");
  });

  test("streams what it says where the step answers the run", async () => {
    const heard = listener();
    await result("return 'Hello'", { scope: { streaming: true, emit: heard.emit } });
    expect(heard.said()).toBe("Hello");
  });

  test("that is empty, broken or throws is told in words", async () => {
    await expect(fails("  ")).rejects.toThrow("“Javascript Function”");
    await expect(fails("return }{")).rejects.toThrow(/SyntaxError/);
    await expect(fails("}); return 1; (async () => {")).rejects.toThrow(/SyntaxError/);
    await expect(fails("throw new RangeError('too far')")).rejects.toMatchObject({
      code: "unprocessable",
      message: "The script failed: RangeError: too far",
    });
  });
});

describe("a hostile function", () => {
  test.each(["process", "Buffer", "module", "exports", "global", "WebAssembly", "Deno", "__function", "__code"])(
    "finds no %s",
    async (name) => {
      expect(await says(`return typeof ${name}`)).toBe("undefined");
    },
  );

  test.each([
    "return require('fs')",
    "return (await import('node:fs')).readdirSync('/')",
    "return this.constructor.constructor('return process')()",
    "return (async () => {}).constructor('return process.env')()",
    "return eval('process.version')",
    "return $flow.constructor.constructor('return process')()",
  ])("gets nothing from %s", async (code) => {
    await expect(fails(code)).rejects.toMatchObject({ code: "unprocessable" });
  });

  test.each([
    "Object.prototype.polluted = 1; return 'ok'",
    "$flow.state.__proto__.polluted = 1; return 'ok'",
    "$flow.state['__proto__'] = { polluted: 1 }; return 'ok'",
    "Object.defineProperty($flow.state, '__proto__', { value: { polluted: 1 }, enumerable: true }); return 'ok'",
    'return JSON.parse(\'{"__proto__": {"polluted": 1}}\')',
    "$flow.state.constructor = { prototype: { polluted: 1 } }; return 'ok'",
  ])("%s changes nothing outside of it", async (code) => {
    const { state = {} } = await result(code);
    expect({ ...state }).not.toHaveProperty("polluted");
    expect({}).not.toHaveProperty("polluted");
    expect(await says("return typeof ({}).polluted")).toBe("undefined");
  });

  test("is stopped when the run ends", async () => {
    const controller = new AbortController();
    const running = fails("while (true) {}", { signal: controller.signal });
    controller.abort(new Error("gone"));
    await expect(running).rejects.toThrow("gone");
  });

  test("does not reach the memory of the server", async () => {
    await expect(fails("const a = []; while (true) a.push('x'.repeat(1e6) + a.length)")).rejects.toThrow(
      "The script used more memory than scripts may.",
    );
  });

  test("cannot answer with more than scripts may say", async () => {
    await expect(fails("return 'x'.repeat(2e6)")).rejects.toThrow("more than a million characters");
    await expect(fails("$flow.state.big = 'x'.repeat(2e6)")).rejects.toThrow("more than a million characters");
  });
});
