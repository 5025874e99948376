import { expect, test } from "vitest";
import type { HistoryMessage } from "@/server/engine/ports";
import type { ChatMemory } from "../slots";
import { build } from "../testing/build";
import { aTurn, someTools } from "../testing/turn";

const tools = someTools(fetch);
const history = Array.from({ length: 10 }, (_, i): HistoryMessage => ({
  role: i % 2 ? "assistant" : "user",
  content: `${i}`,
}));
const contents = async (node: string, inputs: Record<string, unknown>): Promise<string> => {
  const memory = await build<ChatMemory>(node, { inputs, tools });
  return (await memory.load(aTurn("?", { history }))).map((message) => message.content).join("");
};

test("buffer memory remembers everything", async () => {
  expect(await contents("bufferMemory", {})).toBe("0123456789");
});

test.each([
  [0, ""],
  [1, "89"],
  [2, "6789"],
  [50, "0123456789"],
])("a window of %i exchanges remembers %j", async (k, text) => {
  expect(await contents("bufferWindowMemory", { k })).toBe(text);
});

test("a session fixed on the node is told to the engine", async () => {
  expect((await build<ChatMemory>("bufferMemory", { inputs: { sessionId: "lobby" }, tools })).sessionId).toBe("lobby");
  expect((await build<ChatMemory>("bufferMemory", { tools })).sessionId).toBeUndefined();
});
