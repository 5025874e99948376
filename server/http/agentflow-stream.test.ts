import { afterAll, beforeAll, expect, it } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createCredential } from "@/server/services/credentials/create-credential";
import { startStep, stepNode, stepWire } from "./testing/asking-flow";
import { readStream, type StreamEvent } from "./testing/read-stream";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let key: string;
beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  key = await api.makeKey(["predict"]);
});
afterAll(() => Promise.all([api.close(), model.close()]));

const ask = (flow: string, body: object) =>
  fetch(`${api.origin}/api/v1/prediction/${flow}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
/** Tokens that follow each other count once, and steps are told by how they stand. */
function outline(events: readonly StreamEvent[]): string[] {
  const lines = events.map(({ event, data }) => {
    if (event !== "nextAgentFlow") return event === "agentFlowEvent" ? `${event} ${String(data)}` : event;
    const { nodeId, status } = data as { nodeId: string; status: string };
    return `${nodeId} ${status}`;
  });
  return lines.filter((line, index) => line !== "token" || lines[index - 1] !== "token");
}

const chatOf = (events: readonly StreamEvent[]): unknown => {
  const data = events.find(({ event }) => event === "metadata")?.data;
  return typeof data === "object" && data !== null && "chatId" in data ? data.chatId : undefined;
};

//   start ─▶ human ─proceed─▶ agent, which calls a tool
it("tells every step as Flowise does: its begin, tools, tokens, state, the pause, and the end", async () => {
  const values = { openAIApiKey: "sk-test" };
  const { id: credential } = await createCredential(api.workspace.owner, { name: "Key", type: "openAIApi", values });
  const flow = await api.makeFlow(
    {
      nodes: [
        startStep,
        stepNode("humanInputAgentflow_0", { humanInputDescriptionType: "fixed", humanInputDescription: "Count?" }),
        stepNode("agentAgentflow_0", {
          ...{
            agentModel: "chatOpenAI",
            agentTools: [{ agentSelectedTool: "calculator", agentSelectedToolConfig: {} }],
          },
          agentModelConfig: { credential, modelName: "m", basepath: `${model.origin}/v1`, streaming: true },
          agentUpdateState: [{ key: "n", value: "{{output}}" }],
        }),
      ],
      edges: [
        stepWire("startAgentflow_0", "humanInputAgentflow_0"),
        stepWire("humanInputAgentflow_0", "agentAgentflow_0", "0"),
      ],
    },
    { kind: "agentflow" },
  );
  const paused = await readStream(await ask(flow, { question: "6 times 7?", streaming: true })).rest();
  expect(outline(paused)).toEqual([
    "agentFlowEvent INPROGRESS",
    ...["startAgentflow_0 INPROGRESS", "startAgentflow_0 FINISHED", "agentFlowExecutedData"],
    ...["humanInputAgentflow_0 INPROGRESS", "humanInputAgentflow_0 STOPPED", "agentFlowExecutedData", "token"],
    ...["agentFlowEvent STOPPED", "action", "agentFlowEvent STOPPED", "metadata", "end"],
  ]);
  const chatId = chatOf(paused);

  model.script({ tools: [{ name: "calculator", args: { input: "6 * 7" } }] }, { text: "It is 42." });
  const humanInput = { type: "proceed", startNodeId: "humanInputAgentflow_0" };
  const answered = await readStream(await ask(flow, { chatId, humanInput, streaming: true })).rest();
  expect(answered.find(({ event }) => event === "error")?.data).toBeUndefined();
  expect(outline(answered)).toEqual([
    "agentFlowEvent INPROGRESS",
    ...["humanInputAgentflow_0 INPROGRESS", "humanInputAgentflow_0 FINISHED", "agentFlowExecutedData"],
    ...["agentAgentflow_0 INPROGRESS", "usedTools", "token", "calledTools", "agentAgentflow_0 FINISHED"],
    ...["agentFlowExecutedData", "agentFlowEvent FINISHED", "usageMetadata", "metadata", "end"],
  ]);
  const executed = answered.findLast(({ event }) => event === "agentFlowExecutedData")?.data as {
    nodeId: string;
    data: { state: object };
  }[];
  expect(executed.map(({ nodeId }) => nodeId)).toEqual([
    "startAgentflow_0",
    "humanInputAgentflow_0",
    "agentAgentflow_0",
  ]);
  expect(executed.map(({ data }) => data.state)).toEqual([{ n: "0" }, { n: "0" }, { n: "It is 42." }]);
  const called = answered.find(({ event }) => event === "calledTools")?.data;
  expect(called).toMatchObject([{ name: "calculator", args: { input: "6 * 7" } }]);
});
