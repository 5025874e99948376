import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { HistoryMessage } from "@/server/engine/ports";
import { inMemoryPorts } from "@/server/engine/testing/in-memory-ports";
import type { ChatMemory } from "../slots";
import { build } from "../testing/build";
import { type ModelServer, startModelServer } from "../testing/model-server";
import { aTurn, someTools } from "../testing/turn";
import { tokenCounter } from "./count-tokens";

let server: ModelServer;
beforeAll(async () => void (server = await startModelServer()));
afterAll(() => server.close());
beforeEach(() => void (server.requests.length = 0));

const talk = (...words: string[]): HistoryMessage[] =>
  words.map((content, index) => ({ role: index % 2 ? "assistant" : "user", content }));

/** A session that grows, whose summary is kept as the engine's ports keep it. */
function aSession() {
  const messages: HistoryMessage[] = [];
  const ports = inMemoryPorts({ sessions: { s: messages } });
  const session = { flowId: "f", sessionId: "s" };
  return {
    messages,
    turn: () =>
      aTurn("?", {
        loadHistory: (limit) => ports.loadHistory({ ...session, limit }),
        loadSummary: (nodeId) => ports.loadSummary({ ...session, nodeId }),
        saveSummary: (nodeId, summary) => ports.saveSummary({ ...session, nodeId }, summary),
      }),
  };
}

async function memoryOf(node: string, inputs: Record<string, unknown> = {}): Promise<ChatMemory> {
  const tools = someTools(server.fetch);
  const model = await build<BaseChatModel>("chatOpenAI", { secrets: { openAIApiKey: "k" }, tools });
  return build<ChatMemory>(node, { inputs: { model, ...inputs }, tools });
}
const request = (index: number): string => JSON.stringify(server.requests[index]?.body.messages);

test("a summary is made once of each exchange, and carries on from what is kept", async () => {
  const { messages, turn } = aSession();
  const first = await memoryOf("conversationSummaryMemory");
  expect(await first.load(turn())).toEqual([]);
  expect(server.requests).toHaveLength(0);

  messages.push(...talk("I am Ada.", "Hello, Ada."));
  server.script({ text: "Ada said her name." });
  const summary = [{ role: "user", content: "Summary of our conversation so far: Ada said her name." }];
  expect(await first.load(turn())).toEqual(summary);
  expect(await first.load(turn())).toEqual(summary);
  expect(server.requests).toHaveLength(1);

  // As after a restart: nothing is left but what was kept.
  const second = await memoryOf("conversationSummaryMemory");
  messages.push(...talk("I like tea.", "Noted."));
  server.script({ text: "Ada likes tea." });
  await second.load(turn());
  expect(request(1)).toContain("Ada said her name.");
  expect(request(1)).toContain("I like tea.");
  expect(request(1)).not.toContain("I am Ada.");
});

test("the summary's tokens are counted, and none of them is streamed", async () => {
  const { messages, turn } = aSession();
  messages.push(...talk("a", "b"));
  const now = turn();
  await (await memoryOf("conversationSummaryMemory")).load({ ...now, streaming: true });
  expect(now.events.map((event) => event.type)).toEqual(["usage"]);
});

test("a buffer keeps what fits word for word and summarises the rest", async () => {
  const { messages, turn } = aSession();
  const memory = await memoryOf("conversationSummaryBufferMemory", { maxTokenLimit: 42 });
  const long = "one two three four five six seven eight nine ten ".repeat(3);
  messages.push(...talk("short", "fine"));
  expect(await memory.load(turn())).toEqual(talk("short", "fine"));
  expect(server.requests).toHaveLength(0);

  messages.push(...talk(long, "ok"));
  server.script({ text: "They began." });
  const remembered = await memory.load(turn());
  expect(remembered[0]?.content).toBe("Summary of our conversation so far: They began.");
  expect(remembered.slice(1)).toEqual(talk("short", "fine", long, "ok").slice(2));
  expect(request(0)).toContain("short");
  expect(request(0)).not.toContain("seven");
});

test("a token buffer keeps the newest messages that fit, and none when not even the newest does", async () => {
  const history = talk("one two three four five six", "seven", "eight");
  const load = async (maxTokenLimit: number) =>
    (await build<ChatMemory>("conversationTokenBufferMemory", { inputs: { maxTokenLimit }, tools: someTools(fetch) }))
      .load(aTurn("?", { history }))
      .then((messages) => messages.map(({ content }) => content));
  expect(await load(1000)).toEqual(history.map(({ content }) => content));
  expect(await load(12)).toEqual(["seven", "eight"]);
  expect(await load(2)).toEqual([]);
});

test("tokens are counted as an encoder does, and a word of any length takes no time", async () => {
  const count = await tokenCounter();
  expect(count({ role: "user", content: "Hello, world!" }) - count({ role: "user", content: "" })).toBe(4);
  expect(count({ role: "user", content: "The quick brown fox jumps over the lazy dog." })).toBe(14);
  const before = performance.now();
  expect(count({ role: "user", content: "a".repeat(200_000) })).toBeGreaterThan(10_000);
  expect(performance.now() - before).toBeLessThan(5_000);
  expect(count({ role: "user", content: "<|endoftext|>" })).toBeGreaterThan(4);
});
