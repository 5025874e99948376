import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { feedback } from "@/server/data/schema/conversations";
import { messages } from "@/server/data/schema/runs";
import { newId } from "@/server/platform/ids";
import { type ApiClient, apiClient } from "./testing/api-client";
import { conversationFlow } from "./testing/conversation-flow";
import { startApi, type TestApi } from "./testing/start-api";

/*
 *  January   chat one, session s-1, from outside    question-1  answer-1 (liked)
 *  February  chat two, session s-2, from the canvas question-2  answer-2 (disliked)
 *  March     chat one, session s-1, from outside    question-3  answer-3
 */
const talks = [
  { month: "01", chatId: "one", sessionId: "s-1", chatType: "EXTERNAL", rating: "THUMBS_UP" },
  { month: "02", chatId: "two", sessionId: "s-2", chatType: "INTERNAL", rating: "THUMBS_DOWN" },
  { month: "03", chatId: "one", sessionId: "s-1", chatType: "EXTERNAL", rating: undefined },
] as const;

let api: TestApi;
let client: ApiClient;
let kept: { flowId: string; answers: string[] };

beforeAll(async () => {
  api = await startApi();
  client = apiClient(api.origin, await api.makeKey(["messages"]));
  kept = await fill();
});
afterAll(() => api.close());

async function fill(): Promise<typeof kept> {
  const flowId = await api.makeFlow(conversationFlow("http://127.0.0.1:1"));
  const answers: string[] = [];
  for (const [index, { month, rating, ...talk }] of talks.entries()) {
    const ofRun = { ...talk, workspaceId: api.workspace.id, flowId, runId: newId(), memoryType: "Buffer Memory" };
    const row = (role: "userMessage" | "apiMessage", word: string, day: string) => ({
      ...ofRun,
      ...{ id: newId(), role, content: `${word}-${index + 1}`, createdAt: new Date(`2026-${month}-${day}T12:00:00Z`) },
    });
    const answer = row("apiMessage", "answer", "11");
    await api.database.db.insert(messages).values([row("userMessage", "question", "10"), answer]);
    answers.push(answer.id);
    const judged = { workspaceId: api.workspace.id, flowId, chatId: talk.chatId, id: newId(), messageId: answer.id };
    if (rating) await api.database.db.insert(feedback).values({ ...judged, rating });
  }
  return { flowId, answers };
}

const contents = async (query: string, flowId = kept.flowId): Promise<string> => {
  const rows: { content: string }[] = await client.ok("GET", `/chatmessage/${flowId}?${query}`);
  return rows.map(({ content }) => content.replace("question", "q").replace("answer", "a")).join(" ");
};

describe("stored messages", () => {
  it.each([
    ["", "q-1 a-1 q-2 a-2 q-3 a-3"],
    ["sort=ASC", "q-1 a-1 q-2 a-2 q-3 a-3"],
    ["sort=DESC", "a-3 q-3 a-2 q-2 a-1 q-1"],
    ["order=DESC", "a-3 q-3 a-2 q-2 a-1 q-1"],
    ["sessionId=s-1", "q-1 a-1 q-3 a-3"],
    ["chatId=two", "q-2 a-2"],
    ["chatId=one&chatId=two", "q-1 a-1 q-3 a-3"],
    ["memoryType=Buffer+Memory&chatId=two", "q-2 a-2"],
    ["memoryType=Redis", ""],
    ["chatType=INTERNAL", "q-2 a-2"],
    ["chatType=INTERNAL&chatType=EXTERNAL", "q-1 a-1 q-2 a-2 q-3 a-3"],
    [`chatType=${encodeURIComponent('["EXTERNAL"]')}`, "q-1 a-1 q-3 a-3"],
    ["startDate=2026-02-10T12:00:00Z", "q-2 a-2 q-3 a-3"],
    ["endDate=2026-02-10T12:00:00Z", "q-1 a-1 q-2"],
    ["startDate=2026-02-01&endDate=2026-02-28", "q-2 a-2"],
    ["messageId=abc", ""],
    ["feedback=true&feedbackType=THUMBS_UP", "q-1 a-1"],
    [`feedback=true&feedbackType=${encodeURIComponent('["THUMBS_UP","THUMBS_DOWN"]')}`, "q-1 a-1 q-2 a-2"],
    ["limit=2", "q-1 a-1"],
    ["limit=2&page=3", "q-3 a-3"],
    ["limit=2&page=9", ""],
    ["feedback=true&limit=1", "q-1 a-1 q-3 a-3"],
    ["feedback=true&limit=1&page=2", "q-2 a-2"],
  ])("are found by %j", async (query, expected) => {
    expect(await contents(query)).toBe(expected);
  });

  it("are found by their id, and with how they were judged when that is asked for", async () => {
    const [liked = "", , plain = ""] = kept.answers;
    expect(await contents(`messageId=${liked}`)).toBe("a-1");
    const [judged] = await client.ok("GET", `/chatmessage/${kept.flowId}?messageId=${liked}&feedback=true`);
    expect(judged.feedback).toMatchObject({ messageId: liked, rating: "THUMBS_UP", chatflowid: kept.flowId });
    const [other] = await client.ok("GET", `/chatmessage/${kept.flowId}?messageId=${plain}&feedback=true`);
    expect(other.feedback).toBeNull();
  });

  it.each([
    ["startDate=yesterday", 400],
    ["endDate=-271821-04-20T00:00:00.000Z", 400],
    ["limit=many", 400],
    ["limit=99999999999", 400],
    ["page=-1&limit=2", 400],
    ["page=0&limit=2", 412],
  ])("are not told for %j", async (query, status) => {
    expect((await client.send("GET", `/chatmessage/${kept.flowId}?${query}`)).status).toBe(status);
  });

  it.each([
    ["sessionId=s-1", "q-2 a-2"],
    ["chatId=two&hardDelete=true&isClearFromViewMessageDialog=true", "q-1 a-1 q-3 a-3"],
    ["sessionId=s-1&sort=DESC&startDate=2026-03-01", "q-1 a-1 q-2 a-2"],
    ["endDate=2026-01-31", "q-2 a-2 q-3 a-3"],
    ["chatType=EXTERNAL&chatType=INTERNAL", ""],
    ["feedbackType=THUMBS_DOWN", "q-1 a-1 q-3 a-3"],
    ["messageId=abc", "q-1 a-1 q-2 a-2 q-3 a-3"],
    ["chatType=NONE", "q-1 a-1 q-2 a-2 q-3 a-3"],
    ["", ""],
  ])("are deleted by %j, and no others", async (query, left) => {
    const { flowId } = await fill();
    const { affected } = await client.ok("DELETE", `/chatmessage/${flowId}?${query}`);
    expect([affected, await contents("", flowId)]).toEqual([6 - left.split(" ").filter(Boolean).length, left]);
    expect(await contents("")).toBe("q-1 a-1 q-2 a-2 q-3 a-3");
  });

  it.each([
    ["chatid=one", "“chatid”"],
    ["session=s-1", "“session”"],
    ["limit=1", "“limit”"],
    ["sessionId=", "“sessionId” is empty"],
    ["chatId=two&startDate=", "“startDate” is empty"],
    ["chatId=one&chatId=two", "“chatId” may be given once"],
    ["startDate=yesterday", "is not a date"],
  ])("all stay when %j does not say which ones are meant", async (query, reason) => {
    const response = await client.send("DELETE", `/chatmessage/${kept.flowId}?${query}`);
    expect([response.status, (await response.json()).message]).toEqual([400, expect.stringContaining(reason)]);
    expect(await contents("")).toBe("q-1 a-1 q-2 a-2 q-3 a-3");
  });
});
