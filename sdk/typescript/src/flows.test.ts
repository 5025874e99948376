import { afterAll, beforeAll, expect, it } from "vitest";
import { noteFlowData } from "@/server/http/testing/note-flow";
import { startApi, type TestApi } from "@/server/http/testing/start-api";
import { WeftClient } from "./weft-client.js";

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it("flows are looked at, imported, listed, exported and saved anew", async () => {
  const client = new WeftClient({ baseUrl: api.origin, apiKey: await api.makeKey(["manage"]) });
  const file = JSON.parse(noteFlowData());
  const { flow: none, nodes } = await client.flows.import(file, { dryRun: true });
  expect([none, nodes.map(({ status }) => status)]).toEqual([undefined, ["exact"]]);
  const { flow } = await client.flows.import(file, { name: "Remark" });
  const id = String(flow?.id);
  expect(await client.flows.list()).toMatchObject([{ id, name: "Remark", type: "CHATFLOW", version: 1 }]);
  const { text, version } = await client.flows.export(id);
  expect([version, text.endsWith("}\n")]).toEqual([1, true]);
  const changed = JSON.parse(text.replaceAll("hello", "changed"));
  const saved = await client.flows.import(changed, { id, base: version, publish: true });
  expect(saved.flow).toMatchObject({ id, version: 2, published: 2 });
  await expect(client.flows.import(file, { id, base: 1 })).rejects.toMatchObject({ status: 409 });
});
