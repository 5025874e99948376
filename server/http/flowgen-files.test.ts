import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agentok, groupOfThree, noUser, twoAgents } from "@/domain/flow/flowgen/testing/flowgen-files";
import { importFlow } from "@/server/services/flows/import-flow";
import { inspectImport } from "@/server/services/flows/inspect-import";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let key: string;
let model: ModelServer;
beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  key = await api.makeKey(["predict", "manage"]);
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

async function send(method: string, path: string, body?: object) {
  const response = await fetch(`${api.origin}/api/v1/${path}`, {
    method,
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as Record<string, unknown> & { id: string; text: string; flowData: string };
}

/** Every model of a flow asks the test's server: what a person does by choosing a model and a credential. */
const withModel = (flowData: string): string =>
  flowData
    .replaceAll(/"(agentModel|groupModel)":"chatOpenAI"/g, '"$1":"chatOpenAICustom"')
    .replaceAll(
      /"(agentModel|groupModel)Config":\{[^}]*\}/g,
      `"$1Config":{"modelName":"test","basepath":"${model.origin}/v1"}`,
    );

async function open(file: unknown): Promise<string> {
  const made = await send("POST", "chatflows", { name: "From elsewhere", flowData: JSON.stringify(file) });
  expect(made["type"]).toBe("AGENTFLOW");
  await send("PUT", `chatflows/${made.id}`, { flowData: withModel(made.flowData) });
  return made.id;
}
const ask = async (id: string, question: string) => send("POST", `prediction/${id}`, { question });

describe("a file of FlowGen, sent to the API as a flow", () => {
  //   start ─▶ Asker ═▶ Helper
  it("answers a question as the two agents come to it", async () => {
    model.script({ text: "The answer is 4. DONE" });
    const { text } = await ask(await open(twoAgents), "What is 2 + 2?");
    expect(text).toMatch(/^The answer is 4\./);
    expect(JSON.stringify(model.requests.at(-1)?.body)).toContain("Answer briefly. Say TERMINATE when done.");
  });

  it("runs on with tools that are still in Python, which tell the model and the reader what is missing", async () => {
    model.script({ tools: [{ name: "count_words", args: { text: "a b" } }] }, { text: "I cannot count. DONE" });
    expect((await ask(await open(twoAgents), "How many words?")).text).toMatch(/^I cannot count\./);
    expect(JSON.stringify(model.requests.at(-1)?.body)).toContain("“count_words” is still written in Python");
  });

  it("answers for an assistant without a user, who is asked once", async () => {
    model.script({ text: "Hello there." });
    expect((await ask(await open(noUser), "Hello?")).text).toBe("Hello there.");
  });

  //   start ─▶ Asker ═▶ Room [ Writer, Critic, Asker in the group ]
  it("lets a model choose who speaks in its group", async () => {
    model.script({ text: "Writer" }, { text: "A poem. TERMINATE" });
    expect((await ask(await open(groupOfThree), "Write a poem")).text).toMatch(/A poem\./);
  });
});

describe("a file of Agentok", () => {
  it("is imported with a report of what is different, and has no problem left once its models are chosen", async () => {
    const report = await inspectImport(api.workspace.owner, { json: agentok });
    expect(report).toMatchObject({ from: "FlowGen", type: "AGENTFLOW" });
    expect(report.nodes.map(({ status }) => status)).not.toContain("missing");
    const { id, report: again } = await importFlow(api.workspace.owner, { json: agentok, name: "Search and tell" });
    expect(again).toEqual(report);
    const made = await send("GET", `chatflows/${id}`);
    await send("PUT", `chatflows/${id}`, { flowData: withModel(made.flowData) });
    expect(await send("GET", `validation/${id}`)).toEqual([]);
    expect(made.flowData).toContain('"maxTurns":2');
  });
});
