import { afterAll, beforeAll, expect, it } from "vitest";
import { startApi, type TestApi } from "@/server/http/testing/start-api";
import { WeftClient } from "./weft-client.js";

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it("tools are made, listed, read, changed and deleted", async () => {
  const { tools } = new WeftClient({ baseUrl: api.origin, apiKey: await api.makeKey(["manage"]) });
  const { id } = await tools.create({ name: "add", func: "return $a + $b;" });
  expect(await tools.list()).toMatchObject([{ id, name: "add", description: "", iconSrc: null }]);
  expect(await tools.update(id, { description: "Adds two numbers." })).toMatchObject({ func: "return $a + $b;" });
  expect(await tools.get(id)).toMatchObject({ name: "add", description: "Adds two numbers." });
  await tools.delete(id);
  await expect(tools.get(id)).rejects.toMatchObject({ status: 404 });
});
