import { createServer, type Server } from "node:http";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ExportedCode } from "@/domain/export-code/export-code";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { prompt } from "@/server/boot/seed-flows/prompt";
import { conversation } from "@/server/boot/seed-flows/conversation";
import { agent } from "@/server/boot/seed-flows/agent";
import { eachInTurn } from "@/server/boot/seed-flows/each-in-turn";
import { askBeforeSending } from "@/server/boot/seed-flows/ask-before-sending";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { compareExports, type ComparedExports, type ComparedFlow } from "./testing/compared-exports";
import { runAlone } from "./testing/run-alone";
import { startApi, type TestApi } from "./testing/start-api";
import { drawn, step } from "./testing/step-flow";

// A question that ran out of time would still be asking its model in the next test.
vi.setConfig({ testTimeout: 60_000 });

let api: TestApi;
let key: string;
let model: ModelServer;
let exports: ComparedExports;
let shop: Server;
const asked: string[] = [];

beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  key = await api.makeKey(["predict"]);
  shop = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += String(part)));
    request.on("end", () => {
      asked.push([request.method, request.url, request.headers["x-shop"], body].join(" "));
      if (request.url === "/broken") return response.writeHead(500).end("no");
      return response.setHeader("content-type", "application/json").end('{"price": {"pears": 3}}');
    });
  });
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
  exports = await compareExports({ api, model, key }, flows());
}, 120_000);
afterAll(async () => {
  shop.close();
  await exports.close();
  await Promise.all([api.close(), model.close()]);
});

const ours = () => ({ modelName: "test", basepath: `${model.origin}/v1`, temperature: 0 });

/** The same flow with its models at the test's server. */
const withOurModel = ({ nodes, edges }: FlowDocument): FlowDocument => ({
  nodes: nodes.map((node) =>
    ["chatOpenAI", "builtinAnswerer"].includes(node.name)
      ? { ...node, name: "chatOpenAICustom", version: 4, inputs: ours() }
      : node,
  ),
  edges: edges.map((edge) =>
    ["chatOpenAI", "builtinAnswerer"].includes(edge.sourceHandle)
      ? { ...edge, sourceHandle: "chatOpenAICustom" }
      : edge,
  ),
});

const llm = (id: string, inputs: Record<string, unknown> = {}) =>
  step(id, { llmModel: "chatOpenAICustom", llmModelConfig: ours(), llmEnableMemory: true, ...inputs });
const start = (...startState: { key: string; value: string }[]) =>
  step("startAgentflow_0", { startInputType: "chatInput", startState });
const script = (id: string, code: string, inputs: Record<string, unknown> = {}) =>
  step(id, { customFunctionJavascriptFunction: code, ...inputs });
const agentflow = (document: FlowDocument): ComparedFlow => ({ document, kind: "agentflow" });
const chatflow = (document: FlowDocument): ComparedFlow => ({ document: withOurModel(document), kind: "chatflow" });
const hostile = "\"'`${process.exit(3)} */ </script>\u2028\u2029 \\ \\u0041 \r\n{{question}} \u{1F41D}";

const flows = (): Record<string, ComparedFlow> => ({
  conversation: chatflow(conversation.document),
  prompt: chatflow(prompt.document),
  tools: chatflow(agent.document),
  each: agentflow(eachInTurn.document),
  person: agentflow(askBeforeSending.document),
  //   start ─▶ llm ─▶ condition ─0─▶ reply
  //                             └1─▶ llm
  branches: agentflow(
    drawn(
      [
        start({ key: "mood", value: "calm" }),
        llm("llmAgentflow_0", {
          llmMessages: [{ role: "system", content: "Be {{$flow.state.mood}}." }],
          llmUpdateState: [{ key: "mood", value: "{{output}}" }],
        }),
        step("conditionAgentflow_0", {
          conditions: [{ type: "string", value1: "{{$flow.state.mood}}", operation: "contains", value2: "yes" }],
        }),
        step("directReplyAgentflow_0", { directReplyMessage: "It said: {{llmAgentflow_0}} to {{question}}" }),
        llm("llmAgentflow_1", { llmUserMessage: "And now in short." }),
      ],
      "startAgentflow_0 > llmAgentflow_0",
      "llmAgentflow_0 > conditionAgentflow_0",
      "conditionAgentflow_0.0 > directReplyAgentflow_0",
      "conditionAgentflow_0.1 > llmAgentflow_1",
    ),
  ),
  loop: agentflow(looping(5)),
  shortLoop: agentflow(looping(1)),
  chooser: agentflow(
    drawn(
      [
        start(),
        step("conditionAgentAgentflow_0", {
          ...{ conditionAgentModel: "chatOpenAICustom", conditionAgentModelConfig: ours() },
          ...{ conditionAgentInstructions: "Judge the mood.", conditionAgentInput: "{{question}}" },
          conditionAgentScenarios: [{ scenario: "The person is glad" }, { scenario: "Anything else" }],
        }),
        step("directReplyAgentflow_0", { directReplyMessage: "Glad." }),
        step("directReplyAgentflow_1", { directReplyMessage: "Else." }),
      ],
      "startAgentflow_0 > conditionAgentAgentflow_0",
      "conditionAgentAgentflow_0.0 > directReplyAgentflow_0",
      "conditionAgentAgentflow_0.1 > directReplyAgentflow_1",
    ),
  ),
  //   start ─▶ GET ─▶ POST ─▶ reply
  http: agentflow(
    drawn(
      [
        start(),
        step("httpAgentflow_0", {
          ...{ method: "GET", url: `${shopOrigin()}/prices`, headers: [{ key: "X-Shop", value: "{{question}}" }] },
          queryParams: [{ key: "of", value: "pears & plums" }],
        }),
        step("httpAgentflow_1", {
          ...{ method: "POST", url: `${shopOrigin()}/orders`, bodyType: "json" },
          body: '{"pears": {{httpAgentflow_0.output.http.data.price.pears}}}',
        }),
        step("directReplyAgentflow_0", {
          directReplyMessage: "{{httpAgentflow_0.output.http.data.price.pears}} {{httpAgentflow_1.output.http.status}}",
        }),
      ],
      "startAgentflow_0 > httpAgentflow_0",
      "httpAgentflow_0 > httpAgentflow_1",
      "httpAgentflow_1 > directReplyAgentflow_0",
    ),
  ),
  broken: agentflow(
    drawn(
      [start(), step("httpAgentflow_0", { method: "GET", url: `${shopOrigin()}/broken` })],
      "startAgentflow_0 > httpAgentflow_0",
    ),
  ),
  //           ┌▶ a ─▶ b ┐
  //   start ──┤         ├─▶ join ─▶ llm
  //           └▶ c ─────┘
  join: agentflow(
    drawn(
      [
        start({ key: "seen", value: "" }),
        script("customFunctionAgentflow_0", "return 'a'"),
        script("customFunctionAgentflow_1", "return $was + 'b'", {
          customFunctionInputVariables: [{ variableName: "was", variableValue: "{{customFunctionAgentflow_0}}" }],
        }),
        script("customFunctionAgentflow_2", "return 'c'"),
        script("customFunctionAgentflow_3", "return [$one, $other].join('+')", {
          customFunctionInputVariables: [
            { variableName: "one", variableValue: "{{customFunctionAgentflow_1}}" },
            { variableName: "other", variableValue: "{{customFunctionAgentflow_2}}" },
          ],
        }),
        llm("llmAgentflow_0", { llmUserMessage: "Say {{customFunctionAgentflow_3}}." }),
      ],
      "startAgentflow_0 > customFunctionAgentflow_0",
      "customFunctionAgentflow_0 > customFunctionAgentflow_1",
      "startAgentflow_0 > customFunctionAgentflow_2",
      "customFunctionAgentflow_1 > customFunctionAgentflow_3",
      "customFunctionAgentflow_2 > customFunctionAgentflow_3",
      "customFunctionAgentflow_3 > llmAgentflow_0",
    ),
  ),
  hostile: agentflow(
    drawn(
      [
        start({ key: "__proto__", value: "x" }, { key: hostile, value: hostile }),
        { ...llm("llmAgentflow_0", { llmMessages: [{ role: "system", content: hostile }] }), label: hostile },
        {
          ...step("directReplyAgentflow_0", { directReplyMessage: `${hostile} {{llmAgentflow_0}}` }),
          label: "*/ ` ${",
        },
      ],
      "startAgentflow_0 > llmAgentflow_0",
      "llmAgentflow_0 > directReplyAgentflow_0",
    ),
  ),
});

//   start ─▶ function ─▶ condition ─0─▶ reply
//              ▲                  └1─▶ loop
//              └───────────────────────┘
const looping = (most: number): FlowDocument =>
  drawn(
    [
      start({ key: "n", value: "0" }),
      script(
        "customFunctionAgentflow_0",
        "$flow.state.n = String(Number($flow.state.n) + Number($by));\nreturn `${$input} ${$flow.state.n}`;",
        { customFunctionInputVariables: [{ variableName: "by", variableValue: "2" }] },
      ),
      step("conditionAgentflow_0", {
        conditions: [{ type: "number", value1: "{{$flow.state.n}}", operation: "largerEqual", value2: "6" }],
      }),
      step("directReplyAgentflow_0", { directReplyMessage: "{{customFunctionAgentflow_0}}" }),
      step("loopAgentflow_0", {
        ...{ loopBackToNode: "customFunctionAgentflow_0-Count", maxLoopCount: most },
        fallbackMessage: "Gave up at {{$flow.state.n}}.",
      }),
    ],
    "startAgentflow_0 > customFunctionAgentflow_0",
    "customFunctionAgentflow_0 > conditionAgentflow_0",
    "conditionAgentflow_0.0 > directReplyAgentflow_0",
    "conditionAgentflow_0.1 > loopAgentflow_0",
  );

function shopOrigin(): string {
  const address = shop.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${String(address.port)}`;
}

const same = (text: string, waits: string[] = []) => ({ server: text, own: text, waits });

describe("an exported project answers as the server does, and tells the model the same", () => {
  it("for a conversation, a prompt, and an agent that calls its tools", async () => {
    const hello = { question: "Hi", script: [{ text: "Hello." }] };
    expect(await exports.both("conversation", hello)).toEqual(same("Hello."));
    expect(await exports.both("prompt", hello)).toEqual(same("Hello."));
    const tools = [{ name: "calculator", args: { input: "2 * 21" } }];
    const counting = { question: "2 * 21?", script: [{ text: "Let me see.", tools }, { text: "42." }] };
    expect(await exports.both("tools", counting)).toEqual(same("Let me see.\n\n42."));
  });

  it("for branches", async () => {
    const yes = { question: "Well?", script: [{ text: "yes, sure" }] };
    expect(await exports.both("branches", yes)).toEqual(same("It said: yes, sure to Well?"));
    const no = { question: "Well?", script: [{ text: "no" }, { text: "Short." }] };
    expect(await exports.both("branches", no)).toEqual(same("Short."));
  });

  it("for a loop, and for one that gives up", async () => {
    expect(await exports.both("loop", { question: "n is" })).toEqual(same("n is 6"));
    expect(await exports.both("shortLoop", { question: "n is" })).toEqual(same("Gave up at 2."));
  });

  it("for a way that a model chooses", async () => {
    const glad = { question: "Hooray", script: [{ text: '{"output": "The person is glad"}' }] };
    expect(await exports.both("chooser", glad)).toEqual(same("Glad."));
  });

  it("for each item of a list", async () => {
    const text = "fig: 3 letters\napple: 5 letters";
    expect(await exports.both("each", { question: "fig, apple" })).toEqual(same(text));
  });

  it("for requests, which are the same, and which end the run when they are refused", async () => {
    asked.length = 0;
    expect(await exports.both("http", { question: "corner" })).toEqual(same("3 200"));
    expect(asked).toEqual([...asked.slice(2), ...asked.slice(2)]);
    expect(asked.slice(2)).toEqual(["GET /prices?of=pears+%26+plums corner ", 'POST /orders  {"pears":3}']);
    await expect(exports.projects.ask("broken", { question: "" })).rejects.toThrow(
      "answered 500 Internal Server Error: no",
    );
  });

  it("for branches that come together", async () => {
    expect(await exports.both("join", { question: "Go", script: [{ text: "Done." }] })).toEqual(same("Done."));
    expect(JSON.stringify(model.requests.at(-1)?.body.messages)).toContain("Say ab+c.");
  });

  it("for texts of whatever kind", async () => {
    const { server, own } = await exports.both("hostile", { question: "Q", script: [{ text: "A" }] });
    expect(own).toBe(server);
    expect(own).toContain(hostile.replace("{{question}}", "Q"));
  });
});

it("a project is built and started by its own scripts, and asks a person on the command line", async () => {
  const said = await runAlone(exports.code("person").files, ["n", "too long"]);
  expect(said).toBe("Not sent. What you said: too long\n");
});

it("the endpoint gives the files as JSON, or as an archive", async () => {
  const id = await api.makeFlow(askBeforeSending.document, { kind: "agentflow" });
  const manage = await api.makeKey(["manage"]);
  const get = async (query: string) =>
    fetch(`${api.origin}/api/v1/chatflows/${id}/code${query}`, { headers: { authorization: `Bearer ${manage}` } });
  const { name, files, leftOut } = (await (await get("")).json()) as ExportedCode;
  expect([name, leftOut]).toEqual(["flow", []]);
  expect(files.map(({ path }) => path)).toContain("src/flow.ts");
  const archive = await get("?format=zip");
  expect(archive.headers.get("content-disposition")).toBe('attachment; filename="flow.zip"');
  const inside = unzipSync(new Uint8Array(await archive.arrayBuffer()));
  expect(Object.fromEntries(Object.entries(inside).map(([path, bytes]) => [path, strFromU8(bytes)]))).toEqual(
    Object.fromEntries(files.map(({ path, text }) => [`flow/${path}`, text])),
  );
  expect((await get("?format=tar")).status).toBe(400);
});
