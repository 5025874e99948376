import type { StructuredToolInterface } from "@langchain/core/tools";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../testing/build";
import { type ModelServer, startModelServer } from "../testing/model-server";
import { someTools } from "../testing/turn";

let server: ModelServer;
beforeAll(async () => void (server = await startModelServer()));
afterAll(() => server.close());

const path = "/search.json?engine=google&q=the+weather&api_key=key-1";
const search = async (): Promise<unknown> => {
  const tool = await build<StructuredToolInterface>("serpAPI", {
    secrets: { serpApiKey: "key-1" },
    tools: someTools(server.fetch),
  });
  return tool.invoke({ input: "the weather" });
};

test("the direct answer comes first, then pages with their address", async () => {
  const page = { title: "Weather", link: "https://weather.test", snippet: "Rain later" };
  server.pages[path] = { body: { answer_box: { answer: "Sunny" }, organic_results: [page, { title: 1 }] } };
  expect(await search()).toBe("Sunny\n\nWeather\nRain later\nhttps://weather.test");
});

test("an empty page of results is told in words", async () => {
  server.pages[path] = { body: {} };
  expect(await search()).toBe("Nothing was found.");
});

test("a refused key is told without showing it", async () => {
  server.pages[path] = { status: 401, body: {} };
  await expect(search()).rejects.toThrow(/^The search service refused its key\.$/);
});
