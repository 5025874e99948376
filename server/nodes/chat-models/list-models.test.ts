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

test.each([
  "chatOpenAI",
  "chatAnthropic",
  "azureChatOpenAI",
  "chatGoogleGenerativeAI",
  "chatMistralAI",
  "groqChat",
  "chatDeepseek",
])("%s offers well-known models before a credential is chosen", async (node) => {
  expect((await load(node, {})).length).toBeGreaterThan(3);
  expect(server.requests).toHaveLength(0);
});

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

test("Gemini's list leaves out what cannot chat, and names models as requests do", async () => {
  const chat = { supportedGenerationMethods: ["generateContent"] };
  server.pages["/v1beta/models?pageSize=1000"] = {
    body: {
      models: [
        { name: "models/gemini-x", displayName: "Gemini X", ...chat },
        { name: "models/gemini-embedding-001", supportedGenerationMethods: ["embedContent"] },
        { name: "models/gemini-x-image", ...chat },
      ],
    },
  };
  expect(await load("chatGoogleGenerativeAI", { googleGenerativeAPIKey: "gk" })).toEqual([
    { name: "gemini-x", label: "Gemini X" },
  ]);
  expect(server.requests[0]?.headers["x-goog-api-key"]).toBe("gk");
});

test("Mistral's and Groq's lists are asked for with their own keys", async () => {
  server.pages["/v1/models"] = { body: { data: [{ id: "mistral-x" }, { id: "mistral-embed" }, { id: "whisper-x" }] } };
  expect(names(await load("chatMistralAI", { mistralAIAPIKey: "mk" }))).toEqual(["mistral-x", "whisper-x"]);
  expect(names(await load("groqChat", { groqApiKey: "qk" }))).toEqual(["mistral-embed", "mistral-x"]);
  expect(server.requests.map((request) => request.headers["x-meant-for"])).toEqual([
    "https://api.mistral.ai",
    "https://api.groq.com",
  ]);
  expect(server.requests.map((request) => request.headers.authorization)).toEqual(["Bearer mk", "Bearer qk"]);
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
