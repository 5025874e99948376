import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Choice } from "@/domain/catalogue/field";
import { catalogue } from "../catalogue";
import { type ModelServer, startModelServer } from "../testing/model-server";
import { someTools } from "../testing/turn";

let server: ModelServer;
beforeAll(async () => void (server = await startModelServer()));
afterAll(() => server.close());
beforeEach(() => void (server.requests.length = 0));

function load(
  node: string,
  secrets: Record<string, string>,
  inputs: Record<string, unknown> = {},
  fetcher = server.fetch,
): Promise<Choice[]> {
  const loader = catalogue().get(node)?.loaders?.listModels;
  if (!loader) throw new Error("no loader");
  return loader({ secrets, inputs, tools: someTools(fetcher), signal: new AbortController().signal });
}
const names = (list: Choice[]): string[] => list.map((choice) => choice.name);

test.each(["chatOpenAI", "chatAnthropic", "azureChatOpenAI"])(
  "%s offers well-known models before a credential is chosen",
  async (node) => {
    expect((await load(node, {})).length).toBeGreaterThan(3);
    expect(server.requests).toHaveLength(0);
  },
);

test("OpenAI's list leaves out what cannot chat", async () => {
  server.pages["/v1/models"] = {
    body: { data: [{ id: "gpt-4o" }, { id: "text-embedding-3-small" }, { id: "whisper-1" }] },
  };
  expect(names(await load("chatOpenAI", { openAIApiKey: "sk-x" }))).toEqual(["gpt-4o"]);
  expect(server.requests[0]?.headers.authorization).toBe("Bearer sk-x");
});

test("an address typed on the node is the one asked", async () => {
  server.pages["/v1/models"] = { body: { data: [{ id: "mine" }] } };
  expect(names(await load("chatOpenAICustom", {}, { basepath: `${server.origin}/v1/` }, fetch))).toEqual(["mine"]);
});

test("Anthropic's names are shown as it writes them", async () => {
  server.pages["/v1/models?limit=100"] = { body: { data: [{ id: "claude-x", display_name: "Claude X" }] } };
  expect(await load("chatAnthropic", { anthropicApiKey: "k" })).toEqual([{ name: "claude-x", label: "Claude X" }]);
});

test("Ollama lists what is installed", async () => {
  server.pages["/api/tags"] = { body: { models: [{ name: "qwen3:8b" }, { name: "llama3.2" }] } };
  expect(names(await load("chatOllama", {}, { baseUrl: server.origin }, fetch))).toEqual(["llama3.2", "qwen3:8b"]);
});

test("errors say what to do", async () => {
  server.pages["/v1/models"] = { status: 401, body: {} };
  await expect(load("chatOpenAI", { openAIApiKey: "bad" })).rejects.toThrow(
    "OpenAI refused the key. Check the credential of this node.",
  );
  server.pages["/v1/models"] = { status: 503, body: {} };
  await expect(load("chatOpenAI", { openAIApiKey: "k" })).rejects.toThrow(/answered 503/);
  server.pages["/v1/models"] = { body: { nothing: true } };
  await expect(load("chatOpenAI", { openAIApiKey: "k" })).rejects.toThrow(/sent no list/);
  const unreachable = () => Promise.reject(new TypeError("fetch failed"));
  await expect(load("chatOllama", {}, {}, unreachable)).rejects.toThrow(
    "Ollama at http://localhost:11434 could not be reached.",
  );
  await expect(load("chatOpenAICustom", {})).rejects.toThrow(/Type the Base Path/);
});
