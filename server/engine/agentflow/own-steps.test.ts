import { afterEach, describe, expect, it } from "vitest";
import { stepInput } from "@/domain/catalogue/step";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import type { RunEvent } from "@/domain/api/stream-event";
import { catalogue } from "@/server/nodes/catalogue";
import { startWebServer, type WebServer } from "@/server/nodes/agentflow/testing/web-server";
import { runScript } from "@/server/platform/sandbox/run-script";
import { prepareFlow } from "../prepare-flow";
import { runFlow } from "../run-flow";
import type { RunResult } from "../run-request";
import { inMemoryPorts, type World } from "../testing/in-memory-ports";

// The steps of the catalogue in the engine, with the sandbox and a web server as they are.

let server: WebServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

type Drawn = Record<string, { name: string; inputs?: Record<string, unknown>; parentId?: string }>;

/** Steps by id, and wires as text: `if:0>send`. */
function draw(steps: Drawn, wires: string): FlowDocument {
  const nodes = Object.entries(steps).map(([id, { name, inputs = {}, parentId }]): FlowNode => ({
    ...{ id, name: `${name}Agentflow`, label: id, version: 1, position: { x: 0, y: 0 }, inputs },
    ...(parentId !== undefined && { parentId }),
  }));
  const edges = wires.split(" ").map((wire, index) => {
    const [from = "", target = ""] = wire.split(">");
    const [source = "", given] = from.split(":");
    const sourceHandle = given ?? nodes.find(({ id }) => id === source)?.name ?? "";
    return { id: String(index), source, sourceHandle, target, targetHandle: stepInput };
  });
  return { nodes, edges };
}

async function run(document: FlowDocument, question: string, world: World = {}) {
  const fetch = server?.fetch;
  const tools = { runScript, ...(fetch && { fetch }) };
  const nodes = catalogue()
    .specs()
    .flatMap(({ name }) => catalogue().get(name) ?? []);
  const ports = inMemoryPorts({ ...world, nodes, tools });
  const flow = { id: "flow", versionId: "v", kind: "agentflow" as const, document };
  const request = { runId: "run", question, chatId: "c", sessionId: "s", history: [], streaming: false, agentflow: {} };
  const running = runFlow(prepareFlow(flow, ports), request, ports, new AbortController().signal);
  const events: RunEvent[] = [];
  for (;;) {
    const next = await running.next();
    if (next.done) return { events, ...told(next.value), items: events.flatMap(itemOf) };
    events.push(next.value);
  }
}
const told = (result: RunResult) => ({
  status: result.status,
  text: result.status === "finished" ? result.answer.text : undefined,
  error: result.status === "failed" ? result.error.message : undefined,
});
const itemOf = (event: RunEvent) => (event.type === "trace" ? [event.item] : []);

describe("what a flow is asked", () => {
  /*
   *   start ─► if ─0─► send ─► read
   *             └─1─► reply
   */
  const flow = (url: string, body: string) =>
    draw(
      {
        start: { name: "start", inputs: { startState: [{ key: "seen", value: "0" }] } },
        if: {
          name: "condition",
          inputs: { conditions: [{ type: "string", operation: "contains", value1: "{{question}}", value2: "order" }] },
        },
        send: { name: "http", inputs: { method: "POST", url, bodyType: "json", body } },
        read: {
          name: "customFunction",
          inputs: {
            customFunctionInputVariables: [{ variableName: "items", variableValue: "{{send.output.http.data.items}}" }],
            customFunctionJavascriptFunction:
              "$flow.state.seen = String(Number($flow.state.seen) + 1); return JSON.parse($items).join(' and ')",
            customFunctionUpdateState: [{ key: "said", value: "{{output}}" }],
          },
        },
        reply: { name: "directReply", inputs: { directReplyMessage: "No order." } },
      },
      "start>if if:0>send if:1>reply send>read",
    );

  it("takes the branch that fits, goes out as JSON whatever it holds, and comes back into a function and the state", async () => {
    server = await startWebServer(() => ({ body: { items: ["a", "b"] } }));
    const question = 'order "}, "admin": true, "x": {"y": "';
    const { status, text, items } = await run(flow(server.origin, '{"q": "{{question}}"}'), question);
    expect([status, text]).toEqual(["finished", "a and b"]);
    expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual({ q: question });
    expect(server.requests[0]?.headers["idempotency-key"]).toBe("run:send:1");
    expect(items.at(-1)?.data.state).toEqual({ seen: "1", said: "a and b" });
  });

  it("takes the last branch when nothing fits", async () => {
    expect(await run(flow("http://127.0.0.1:1", "{}"), "hello")).toMatchObject({ text: "No order." });
  });

  it("ends with the server's words when it refuses, and the step's name once", async () => {
    server = await startWebServer(() => ({ status: 409, body: { message: "out of looms" } }));
    const { error } = await run(flow(server.origin, "{}"), "order");
    expect(error).toMatch(/^Error in send: 127\.0\.0\.1:\d+ answered 409 Conflict: out of looms$/);
  });
});

/*
 *   start ─► each ┌ greet ┐ ─► join
 */
it("a list is gone through by the steps inside, one item after the other", async () => {
  const flow = draw(
    {
      start: { name: "start" },
      each: { name: "iteration", inputs: { iterationInput: "<p>{{question}}</p>" } },
      greet: {
        name: "customFunction",
        parentId: "each",
        inputs: {
          customFunctionInputVariables: [{ variableName: "name", variableValue: "{{$iteration.name}}" }],
          customFunctionJavascriptFunction: "return `Hello ${$name}`",
        },
      },
      join: { name: "directReply", inputs: { directReplyMessage: "{{each}}" } },
    },
    "start>each each>join",
  );
  expect(await run(flow, '[{"name": "Ann"}, {"name": "Bo"},]')).toMatchObject({ text: "Hello Ann\nHello Bo" });
  expect((await run(flow, "no list")).error).toMatch(/^Error in each: .*Invalid input array$/);
});

/*
 *   start ─► count ─► again ↺ count
 */
it("a loop goes back until its limit and then says its fallback", async () => {
  const flow = draw(
    {
      start: { name: "start", inputs: { startState: [{ key: "n", value: "0" }] } },
      count: {
        name: "customFunction",
        inputs: { customFunctionJavascriptFunction: "return $flow.state.n = String(Number($flow.state.n) + 1)" },
      },
      again: {
        name: "loop",
        inputs: { loopBackToNode: "count-Count", maxLoopCount: 3, fallbackMessage: "Stopped at {{$flow.state.n}}." },
      },
    },
    "start>count count>again",
  );
  expect(await run(flow, "go")).toMatchObject({ text: "Stopped at 3." });
});

it("a tool is called with what came before", async () => {
  const flow = draw(
    {
      start: { name: "start" },
      sum: {
        name: "tool",
        inputs: {
          toolAgentflowSelectedTool: "calculator",
          toolAgentflowSelectedToolConfig: { toolAgentflowSelectedTool: "calculator" },
          toolInputArgs: [{ inputArgName: "input", inputArgValue: "<p>{{ question }} * 7</p>" }],
        },
      },
    },
    "start>sum",
  );
  expect(await run(flow, "6")).toMatchObject({ status: "finished", text: "42" });
});
