import { afterEach, describe, expect, test } from "vitest";
import type { SubflowCall, SubflowResult } from "../step-scope";
import { finish, listener, runStep, type StepRun } from "../testing/run-step";
import { someTools } from "../testing/turn";
import { type Reply, startWebServer, type WebServer } from "./testing/web-server";

let server: WebServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const noNetwork = someTools(() => Promise.reject(new Error("no network")));
const inputs = { executeFlowSelectedFlow: "flow-2", executeFlowInput: "Weave it." };

/** A flow of the same workspace that gives these results, one after the other. */
function flowOf(...results: SubflowResult[]) {
  const calls: SubflowCall[] = [];
  const runFlow = async (call: SubflowCall): Promise<SubflowResult> => {
    calls.push(call);
    return results[calls.length - 1] ?? { status: "finished", output: { content: "" } };
  };
  return { calls, runFlow };
}

describe("a flow of this server", () => {
  const answer: SubflowResult = {
    status: "finished",
    output: { content: "Woven.", usedTools: [{ tool: "loom", toolInput: {}, toolOutput: "" }] },
  };

  test("is asked with the input, and its answer goes on as a message of the step", async () => {
    const { calls, runFlow } = flowOf(answer);
    const heard = listener();
    const given = { ...inputs, executeFlowOverrideConfig: '{"sessionId": "s-2"}' };
    const scope = { runFlow, streaming: true, emit: heard.emit };
    const result = await finish("executeFlowAgentflow", { inputs: given, tools: noNetwork, scope });
    expect(calls).toEqual([{ flowId: "flow-2", question: "Weave it.", overrideConfig: { sessionId: "s-2" } }]);
    expect(result).toEqual({
      output: answer.output,
      messages: [
        { role: "user", content: "Weave it." },
        { role: "user", content: "Woven.", name: "execute_flow" },
      ],
    });
    expect(heard.said()).toBe("Woven.");
  });

  test("is not quoted with its question once the conversation has begun, and may speak as the assistant", async () => {
    const scope = { ...flowOf(answer), messages: [{ role: "user" as const, content: "earlier" }] };
    const given = { ...inputs, executeFlowReturnResponseAs: "assistantMessage" };
    const { messages } = await finish("executeFlowAgentflow", { inputs: given, tools: noNetwork, scope });
    expect(messages).toEqual([{ role: "assistant", content: "Woven.", name: "execute_flow" }]);
  });

  test("that waits for a person makes this one wait, and gets the person's word", async () => {
    const pause = { content: "Sure?", labels: { proceed: "Yes", reject: "No" }, input: {}, feedback: true };
    const { calls, runFlow } = flowOf({ status: "paused", pause, resume: { run: "run-2" } }, answer);
    const paused = await runStep("executeFlowAgentflow", { inputs, tools: noNetwork, scope: { runFlow } });
    expect(paused).toEqual({ pause, resume: { run: "run-2" } });
    const resumed = { kept: { run: "run-2" }, decision: { type: "proceed", feedback: "go" } };
    const result = await finish("executeFlowAgentflow", { inputs, tools: noNetwork, scope: { runFlow, resumed } });
    expect(calls[1]).toEqual({ flowId: "flow-2", question: "Weave it.", overrideConfig: {}, resumed });
    expect(result.output["content"]).toBe("Woven.");
  });

  test("cannot be the flow itself", async () => {
    const itself = { ...inputs, executeFlowSelectedFlow: "flow-1" };
    const run = runStep("executeFlowAgentflow", { inputs: itself, tools: noNetwork, scope: flowOf(answer) });
    await expect(run).rejects.toThrow("Cannot call the same agentflow!");
  });

  test("is not asked with a configuration that is no object", async () => {
    const given = { ...inputs, executeFlowOverrideConfig: "[1]" };
    const run = runStep("executeFlowAgentflow", { inputs: given, tools: noNetwork, scope: flowOf(answer) });
    await expect(run).rejects.toThrow("Override Config must be a JSON object");
  });
});

describe("a flow of another server", () => {
  async function ask(replies: Reply[], over: Partial<StepRun["scope"]> = {}, secrets = { chatflowApiKey: "key-2" }) {
    const left = [...replies];
    server ??= await startWebServer(() => left.shift() ?? { status: 500 });
    const given = { ...inputs, executeFlowBaseURL: `${server.origin}/` };
    return runStep("executeFlowAgentflow", { inputs: given, secrets, tools: someTools(server.fetch), scope: over });
  }

  test("is asked through the prediction API with the credential's key", async () => {
    const sourceDocuments = [{ pageContent: "Looms", metadata: {} }];
    const reply = { text: "Woven.", chatId: "chat-9", sourceDocuments, agentFlowExecutedData: [] };
    const result = await ask([{ body: reply }]);
    expect(result).toMatchObject({ output: { content: "Woven.", sourceDocuments } });
    expect(server?.requests).toMatchObject([
      {
        method: "POST",
        url: "/api/v1/prediction/flow-2",
        headers: {
          authorization: "Bearer key-2",
          "flowise-tool": "true",
          "content-type": "application/json",
          "idempotency-key": "run-1:node_0:1",
        },
      },
    ]);
    const body = JSON.parse(server?.requests[0]?.body ?? "");
    expect(body).toEqual({ question: "Weave it.", chatId: "chat-1", overrideConfig: {} });
  });

  test.each([
    [{ json: { a: 1 } }, '```json\n{\n  "a": 1\n}\n```'],
    [{ other: 1 }, '{\n  "other": 1\n}'],
  ])("that answers %o is quoted as JSON", async (body, content) => {
    expect(await ask([{ body }])).toMatchObject({ output: { content } });
  });

  const action = {
    id: "a-1",
    mapping: { approve: "Proceed", reject: "Reject" },
    elements: [
      { type: "agentflowv2-approve-button", label: "Send" },
      { type: "agentflowv2-reject-button", label: "Keep" },
    ],
    data: { nodeId: "humanInputAgentflow_0", input: { humanInputEnableFeedback: true } },
  };

  test("that waits for a person makes this one wait, and gets the person's word each time it asks", async () => {
    const waits = { body: { text: "Sure?", chatId: "chat-9", action } };
    const replies = [waits, waits, { body: { text: "Sent." } }];
    const first = await ask(replies);
    if (!("pause" in first)) throw new Error("no pause");
    expect(first.pause).toEqual({
      content: "Sure?",
      labels: { proceed: "Send", reject: "Keep" },
      input: { humanInputEnableFeedback: true },
      feedback: true,
    });
    const decision = { type: "reject", feedback: "shorter" };
    const second = await ask([], { resumed: { kept: first.resume, decision } });
    if (!("pause" in second)) throw new Error("no pause");
    const last = await ask([], { resumed: { kept: second.resume, decision: { type: "proceed", feedback: "" } } });
    expect(last).toMatchObject({ output: { content: "Sent." } });
    const sent = server?.requests.map(({ body }) => JSON.parse(body));
    const startNodeId = "humanInputAgentflow_0";
    expect(sent?.slice(1)).toEqual([
      { chatId: "chat-9", overrideConfig: {}, humanInput: { ...decision, startNodeId } },
      { chatId: "chat-9", overrideConfig: {}, humanInput: { type: "proceed", startNodeId } },
    ]);
    expect(new Set(server?.requests.map(({ headers }) => headers["idempotency-key"])).size).toBe(3);
  });

  test("that refuses is an error in its own words", async () => {
    await expect(ask([{ status: 401, body: { message: "Unauthorized Access" } }])).rejects.toThrow(
      /^127\.0\.0\.1:\d+ answered 401 Unauthorized: Unauthorized Access$/,
    );
  });

  test("at an address that is none is told in words", async () => {
    const given = { ...inputs, executeFlowBaseURL: "flows" };
    await expect(runStep("executeFlowAgentflow", { inputs: given, tools: noNetwork })).rejects.toThrow(
      "The Base URL of “Execute Flow” is no web address.",
    );
  });
});
