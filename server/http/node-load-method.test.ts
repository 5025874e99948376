import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCredential } from "@/server/services/credentials/create-credential";
import { createStore } from "@/server/services/documents/stores/create-store";
import { startWebServer, type WebServer } from "@/server/nodes/agentflow/testing/web-server";
import { type ApiClient, apiClient } from "./testing/api-client";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let client: ApiClient;
let flowId: string;
let storeId: string;
beforeAll(async () => {
  api = await startApi();
  client = apiClient(api.origin, await api.makeKey(["manage"]));
  flowId = await api.makeFlow({ nodes: [], edges: [] });
  storeId = (await createStore(api.workspace.owner, { name: "Harbour", description: "The quay." })).id;
  await createStore(api.stranger.owner, { name: "Theirs", description: "" });
});
afterAll(() => api.close());

interface Listed {
  label: string;
  name: string;
  description?: string;
}
const load = (node: string, body: Record<string, unknown>): Promise<Listed[]> =>
  client.ok("POST", `/node-load-method/${node}`, { body });
const names = async (node: string, loadMethod: string) => (await load(node, { loadMethod })).map(({ name }) => name);

test("flows and document stores are those of the caller's workspace", async () => {
  expect(await load("executeFlowAgentflow", { loadMethod: "listFlows" })).toEqual([
    { label: "Flow", name: flowId, description: "chatflow" },
  ]);
  expect(await load("retrieverAgentflow", { loadMethod: "listStores" })).toEqual([
    { label: "Harbour", name: storeId, description: "The quay." },
  ]);
});

test("tools are the nodes that an agent can call without a wire", async () => {
  const tools = await names("toolAgentflow", "listTools");
  expect(tools).toEqual(expect.arrayContaining(["calculator", "currentDateTime", "customTool"]));
  expect(tools).not.toContain("chatOpenAI");
  expect(tools).not.toContain("chainTool");
});

test("what steps share, and what they are called, is read from the steps sent along", async () => {
  const previousNodes = [
    {
      id: "startAgentflow_0",
      name: "startAgentflow",
      label: "Start",
      inputs: { startState: '[{"key":"a"},{"key":"a"}]' },
    },
    { id: "llmAgentflow_0", name: "llmAgentflow", label: "Writer" },
    "no node",
  ];
  const keys = await load("loopAgentflow", { loadMethod: "listRuntimeStateKeys", previousNodes });
  expect(keys).toEqual([{ label: "a", name: "a" }]);
  expect(await load("loopAgentflow", { loadMethod: "listPreviousNodes", previousNodes })).toEqual([
    { label: "Start", name: "startAgentflow_0-Start", description: "startAgentflow_0" },
    { label: "Writer", name: "llmAgentflow_0-Writer", description: "llmAgentflow_0" },
  ]);
});

describe("the arguments of a tool", () => {
  const args = (toolAgentflowSelectedTool: string, config: Record<string, unknown> = {}) => {
    const inputs = { toolAgentflowSelectedTool, toolAgentflowSelectedToolConfig: config };
    return load("toolAgentflow", { loadMethod: "listToolInputArgs", currentNode: { inputs } });
  };

  test("are those that the chosen tool names", async () => {
    expect(await args("calculator")).toEqual([
      { label: "input", name: "input", description: "The expression alone, without words around it." },
    ]);
    const schema = [{ property: "city", type: "string", description: "Which city", required: true }];
    const custom = { customToolName: "w", customToolDesc: "d", customToolFunc: "return 1" };
    expect(await args("customTool", { ...custom, customToolSchema: JSON.stringify(schema) })).toEqual([
      { label: "city", name: "city", description: "Which city" },
    ]);
  });

  test("are none while no tool is chosen", async () => {
    expect(await args("")).toEqual([]);
  });
});

test("a provider's models are asked for with the workspace's credential", async () => {
  const asked: (string | undefined)[] = [];
  const provider: WebServer = await startWebServer(({ headers }) => {
    asked.push(headers.authorization);
    return { body: { data: [{ id: "loom-1", object: "model", created: 1, owned_by: "us" }] } };
  });
  const credential = await createCredential(api.workspace.owner, {
    ...{ name: "Own", type: "openAIApi" },
    values: { openAIApiKey: "sk-own" },
  });
  const body = { loadMethod: "listModels", credential: credential.id, inputs: { basepath: `${provider.origin}/v1` } };
  expect(await load("chatOpenAI", body)).toContainEqual(expect.objectContaining({ name: "loom-1" }));
  expect(asked).toEqual(["Bearer sk-own"]);
  await provider.close();
});

test.each([
  ["nobody", "listTools"],
  ["toolAgentflow", "listFlows"],
  ["toolAgentflow", "constructor"],
  ["chatOpenAI", "toString"],
  ["__proto__", "listTools"],
])("%s has no list %s", async (node, loadMethod) => {
  const response = await client.send("POST", `/node-load-method/${node}`, { body: { loadMethod } });
  expect(response.status).toBe(404);
});

test("a body without the list's name is refused", async () => {
  expect((await client.send("POST", "/node-load-method/toolAgentflow", { body: {} })).status).toBe(400);
});
