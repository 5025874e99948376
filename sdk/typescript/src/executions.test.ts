import { afterAll, beforeAll, expect, it } from "vitest";
import { askingFlow } from "@/server/http/testing/asking-flow";
import { startApi, type TestApi } from "@/server/http/testing/start-api";
import { WeftClient } from "./weft-client.js";

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it("runs of agentflows are listed, read, decided and deleted", async () => {
  const agentflowId = await api.makeFlow(askingFlow, { kind: "agentflow" });
  const client = new WeftClient({ baseUrl: api.origin, apiKey: await api.makeKey(["predict", "messages"]) });
  const asked = await client.createPrediction({ chatflowId: agentflowId, question: "a mail" });
  const id = String(asked["executionId"]);
  const { data, total } = await client.executions.list({ agentflowId, state: "STOPPED", limit: 5 });
  expect([data.map((run) => run.id), total]).toEqual([[id], 1]);
  expect(await client.executions.get(id)).toMatchObject({ id, state: "STOPPED", agentflowId });
  const decided = await client.executions.decide(id, "reject", { feedback: "not now" });
  expect(decided).toMatchObject({ text: "dropped: not now", executionId: id });
  await expect(client.executions.decide(id, "proceed")).rejects.toMatchObject({ name: "WeftError" });
  expect(await client.executions.delete(id)).toMatchObject({ deletedCount: 1 });
  await expect(client.executions.get(id)).rejects.toMatchObject({ status: 404 });
});
