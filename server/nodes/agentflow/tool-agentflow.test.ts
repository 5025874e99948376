import type { StructuredToolInterface } from "@langchain/core/tools";
import { describe, expect, test } from "vitest";
import { tool } from "@langchain/core/tools";
import { z } from "zod";
import { AppError } from "@/domain/errors";
import { runScript } from "@/server/platform/sandbox/run-script";
import { build } from "../testing/build";
import { finish, listener, runStep, type StepRun } from "../testing/run-step";
import { aTurn, someTools } from "../testing/turn";
import { turnOf } from "../tools/turn-of";

const tools = someTools(() => Promise.reject(new Error("no network")), { runScript });

/** The step with the object that its tool node builds. */
const calls = (built: unknown, rows?: unknown, scope: StepRun["scope"] = {}): StepRun => ({
  tools,
  inputs: { toolAgentflowSelectedTool: "any", ...(rows !== undefined && { toolInputArgs: rows }) },
  scope: { build: async (choice) => (choice.name === "any" ? built : undefined), ...scope },
});
const arg = (inputArgName: string, inputArgValue: string) => ({ inputArgName, inputArgValue });

const all = z.object({
  text: z.string(),
  count: z.number(),
  sure: z.boolean().optional(),
  list: z.array(z.number()).optional(),
  thing: z.looseObject({}).optional(),
});
const echo = tool((given) => JSON.stringify(given), { name: "echo", description: "Says it again.", schema: all });

test("one tool is called with the arguments of the rows, and what it gives is what the step says", async () => {
  const calculator = await build<StructuredToolInterface>("calculator", { tools });
  const heard = listener();
  const scope = { streaming: true, emit: heard.emit };
  const { output } = await finish("toolAgentflow", calls(calculator, [arg("input", "6 * 7")], scope));
  expect(output).toMatchObject({
    content: "42",
    usedTools: [{ tool: "calculator", toolInput: { input: "6 * 7" }, toolOutput: "42" }],
    artifacts: [],
  });
  expect(heard.said()).toBe("42");
});

describe("an argument", () => {
  test("is given in the kind that the tool's schema wants", async () => {
    const rows = [
      arg("text", '{"a": 1}'),
      arg("count", " 3 "),
      arg("sure", "true"),
      arg("list", "[1, 2,]"),
      arg("thing", String.raw`\{'a': 'b'\}`),
      arg("", "nowhere"),
    ];
    const { output } = await finish("toolAgentflow", calls(echo, rows));
    expect(JSON.parse(String(output["content"]))).toEqual({
      text: '{"a": 1}',
      count: 3,
      sure: true,
      list: [1, 2],
      thing: { a: "b" },
    });
  });

  test("that is left empty where a number or a list is optional counts as not given", async () => {
    const rows = [arg("text", ""), arg("count", "0"), arg("sure", ""), arg("list", "")];
    const { output } = await finish("toolAgentflow", calls(echo, rows));
    expect(JSON.parse(String(output["content"]))).toEqual({ text: "", count: 0 });
  });

  test("of the wrong kind is refused by the tool, by its name", async () => {
    const run = runStep("toolAgentflow", calls(echo, [arg("text", "x"), arg("count", "many")]));
    await expect(run).rejects.toThrow("The tool “echo” failed");
  });
});

test("missing rows, empty ones and an empty text are all no arguments", async () => {
  const plain = tool(() => "done", { name: "plain", description: "Does it.", schema: z.object({}) });
  for (const rows of [undefined, [], ""]) {
    const { output } = await finish("toolAgentflow", calls(plain, rows));
    expect(output["content"]).toBe("done");
  }
});

test("several tools of one node are called one after the other, their results in lines", async () => {
  const other = tool(() => ({ b: 2 }), { name: "other", description: "Gives an object.", schema: z.object({}) });
  const first = tool(() => "a", { name: "first", description: "Gives a text.", schema: z.object({}) });
  const { output } = await finish("toolAgentflow", calls([first, other]));
  expect(output["content"]).toBe('a\n{"b":2}');
});

test("what a tool finds is kept with the step and told to the world; its own tokens are not", async () => {
  const document = { pageContent: "The ferry leaves at six.", metadata: {} };
  const find = tool(
    (_given, config) => {
      const turn = turnOf(config);
      turn?.emit({ type: "token", text: "psst" });
      turn?.emit({ type: "sourceDocuments", documents: [document] });
      return `found for ${turn?.chatId}`;
    },
    { name: "find", description: "Finds things.", schema: z.object({}) },
  );
  const turn = aTurn("?", { chatId: "chat-7" });
  const { output } = await finish("toolAgentflow", calls(find, [], { turn }));
  expect(output).toMatchObject({ content: "found for chat-7", sourceDocuments: [document] });
  expect(turn.events).toEqual([{ type: "sourceDocuments", documents: [document] }]);
});

test("a tool's failure fails the step in its words, and stays one that may pass by itself", async () => {
  const busy = tool(
    () => {
      throw new AppError("upstream_failed", "The weather service is busy.");
    },
    { name: "weather", description: "Tells the weather.", schema: z.object({}) },
  );
  await expect(runStep("toolAgentflow", calls(busy))).rejects.toMatchObject({
    message: "The tool “weather” failed: The weather service is busy.",
    nature: "world",
  });
  await expect(runStep("toolAgentflow", calls({ not: "a tool" }))).rejects.toThrow("is no tool");
});

test("a tool that is written in JavaScript runs in the sandbox, and the step changes the state by its rows", async () => {
  const inputs = {
    customToolName: "greet",
    customToolDesc: "Greets.",
    customToolSchema: JSON.stringify([{ property: "name", type: "string", description: "Who", required: true }]),
    customToolFunc: "return `Hello ${$name}${typeof process}`",
  };
  const greet = await build("customTool", { inputs, tools });
  const given = calls(greet, [arg("name", "Ann")]);
  const rows = [{ key: "greeting", value: "{{output}}" }];
  const result = await finish("toolAgentflow", { ...given, inputs: { ...given.inputs, toolUpdateState: rows } });
  expect(result).toMatchObject({ output: { content: "Hello Annundefined" }, state: { greeting: "{{output}}" } });
});
