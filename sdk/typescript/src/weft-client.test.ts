import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, it } from "vitest";
import { conversationFlow } from "@/server/http/testing/conversation-flow";
import { startApi, type TestApi } from "@/server/http/testing/start-api";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { startCuttingProxy } from "../../testing/cutting-proxy.js";
import { collect } from "../../testing/collect.js";
import { CiniterFlowClient, FlowiseClient, WeftClient, type PredictionReply, type StreamEvent } from "./weft-client.js";

let api: TestApi;
let model: ModelServer;
let flowId: string;
let key: string;
let client: WeftClient;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  flowId = await api.makeFlow(conversationFlow(model.origin));
  key = await api.makeKey(["predict", "messages"]);
  client = new WeftClient({ baseUrl: api.origin, apiKey: key });
});
beforeEach(() => model.script({ text: "Once upon a time" }));
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

describe("asking a flow", () => {
  it("gives the reply with its ids", async () => {
    const reply = await client.createPrediction({ chatflowId: flowId, question: "Tell me a story", streaming: false });
    expectTypeOf(reply).toEqualTypeOf<PredictionReply>();
    expect(reply).toMatchObject({ text: "Once upon a time", question: "Tell me a story", memoryType: "Buffer Memory" });
  });

  it("gives the events of a stream, each with its type", async () => {
    const stream = await client.createPrediction({ chatflowId: flowId, question: "Tell me a story", streaming: true });
    expectTypeOf(stream).toEqualTypeOf<AsyncGenerator<StreamEvent, void>>();
    const events = await collect(stream);
    const names = events.map(({ event }) => event).filter((name) => name !== "usageMetadata");
    expect(names).toEqual(["start", ...Array<string>(4).fill("token"), "metadata", "end"]);
    const metadata = events.find((event) => event.event === "metadata");
    expectTypeOf(metadata?.data.chatId).toEqualTypeOf<string | undefined>();
    expect(metadata?.data.chatId).toEqual(expect.any(String));
  });

  it("gives text alone, whole or piece by piece", async () => {
    expect(await client.ask(flowId, "Tell me a story")).toBe("Once upon a time");
    expect(await collect(client.stream(flowId, "Tell me a story"))).toEqual(["Once ", "upon ", "a ", "time"]);
  });

  it("remembers within a session, and in no other", async () => {
    await client.ask(flowId, "My name is Sarah", { sessionId: "user-123" });
    await client.ask(flowId, "What's my name?", { sessionId: "user-123" });
    const said = () => model.requests.at(-1)?.body.messages?.map(({ content }) => content);
    expect(said()).toEqual(["Be brief.", "My name is Sarah", "Once upon a time", "What's my name?"]);
    await client.ask(flowId, "What's my name?", { chatId: "somebody-else" });
    expect(said()).toEqual(["Be brief.", "What's my name?"]);
  });

  it("puts the given history before the question", async () => {
    await client.ask(flowId, "And now?", { history: [{ role: "user", content: "It rains." }] });
    expect(model.requests.at(-1)?.body.messages?.map(({ content }) => content)).toEqual([
      ...["Be brief.", "It rains.", "And now?"],
    ]);
  });

  it.each([CiniterFlowClient, FlowiseClient])("works under the names that older programs import", async (Named) => {
    expect(Named).toBe(WeftClient);
  });
});

describe("a question that fails", () => {
  it.each([false, true])("for want of a key says so (streaming: %s)", async (streaming) => {
    const stranger = new WeftClient({ baseUrl: api.origin, apiKey: "wrong" });
    const asked = streaming
      ? collect(stranger.stream(flowId, "q"))
      : stranger.createPrediction({ chatflowId: flowId, question: "q" });
    await expect(asked).rejects.toMatchObject({ name: "WeftError", status: 401, message: "Unauthorized" });
  });

  it("because there is no such flow says so", async () => {
    const asked = client.ask("00000000-0000-4000-8000-000000000000", "q");
    await expect(asked).rejects.toMatchObject({ status: 404, message: expect.stringContaining("not found") });
  });

  it("inside the run says why, whole or streamed", async () => {
    model.script({ status: 401 });
    const asked = () => client.ask(flowId, "q");
    await expect(asked()).rejects.toMatchObject({ status: 500, message: expect.not.stringContaining("Error:") });
    await expect(collect(client.stream(flowId, "q"))).rejects.toMatchObject({ status: 500 });
  });
});

describe("a stream over a bad line", () => {
  const story = Array.from({ length: 60 }, (_, n) => `word${n}`).join(" ");

  it("brings every word once, and the flow is asked once", async () => {
    model.script({ text: story });
    // The first answer's head is some 400 bytes long; each cut falls into the middle of the words.
    const proxy = await startCuttingProxy(api.origin, [1500, 2500, 1]);
    const before = model.requests.length;
    const far = new WeftClient({ baseUrl: proxy.origin, apiKey: key });
    expect((await collect(far.stream(flowId, "Tell me a story"))).join("")).toBe(story);
    expect(proxy.connections()).toBeGreaterThanOrEqual(4);
    expect(model.requests.length - before).toBe(1);
    await proxy.close();
  });

  it("can be taken up later by the last event's id alone", async () => {
    model.script({ text: story });
    let [told, lastId] = ["", ""];
    const first = await client.createPrediction({
      ...{ chatflowId: flowId, question: "q", chatId: "later", streaming: true },
    });
    for await (const event of first) {
      lastId = event.id ?? lastId;
      if (event.event === "token") told += event.data;
      if (told.includes("word20")) break;
    }
    for await (const event of client.resume(flowId, lastId, { chatId: "later" }))
      if (event.event === "token") told += event.data;
    expect(told).toBe(story);
  });
});

describe("a call that is repeated with its key", () => {
  it("is the same run", async () => {
    const before = model.requests.length;
    const ask = () =>
      client.createPrediction({ chatflowId: flowId, question: "Once only" }, { idempotencyKey: "order-7" });
    const [first, second] = [await ask(), await ask()];
    expect(second.chatMessageId).toBe(first.chatMessageId);
    expect(model.requests.length - before).toBe(1);
  });
});

describe("a run", () => {
  it("is stopped on the server by abort", async () => {
    model.script({ text: "one two three", stallAfter: 2 });
    const events: string[] = [];
    for await (const event of await client.createPrediction({
      ...{ chatflowId: flowId, question: "q", chatId: "to-stop", streaming: true },
    })) {
      events.push(event.event);
      if (event.event === "token") await client.abort(flowId, "to-stop");
    }
    expect(events).toContain("token");
    expect(events.at(-1)).toBe("end");
    await model.requests.at(-1)?.hungUp;
  });

  it("goes on without a caller who only hangs up, and its answer is there later", async () => {
    const leaving = new AbortController();
    const stream = client.stream(flowId, "Still there?", { chatId: "left", signal: leaving.signal });
    await stream.next();
    leaving.abort(new Error("gone"));
    await expect(stream.next()).rejects.toThrow("gone");
    await expect
      .poll(async () => (await client.messages.list(flowId, { chatId: "left" })).map(({ content }) => content))
      .toEqual(["Still there?", "Once upon a time"]);
  });
});

describe("stored messages", () => {
  it("are listed and deleted by filter", async () => {
    const before = new Date();
    await client.ask(flowId, "Keep this", { chatId: "kept" });
    expect(await client.messages.list(flowId, { chatId: "kept", sort: "DESC", startDate: before })).toMatchObject([
      { role: "apiMessage", content: "Once upon a time" },
      { role: "userMessage", content: "Keep this" },
    ]);
    expect(await client.messages.delete(flowId, { chatId: "kept" })).toMatchObject({ affected: 2 });
    expect(await client.messages.list(flowId, { chatId: "kept" })).toEqual([]);
  });
});

describe("feedback and leads", () => {
  it("are kept, changed and listed", async () => {
    const { chatMessageId: messageId } = await client.createPrediction({
      ...{ chatflowId: flowId, question: "Was this good?", chatId: "judged" },
    });
    const given = await client.feedback.create(flowId, { chatId: "judged", messageId, rating: "THUMBS_UP" });
    await client.feedback.update(given.id, { content: "Very" });
    expect(await client.feedback.list(flowId, { chatId: "judged" })).toMatchObject([
      { messageId, rating: "THUMBS_UP", content: "Very" },
    ]);
    const liked = await client.messages.list(flowId, { feedback: true, feedbackType: "THUMBS_UP" });
    expect(liked).toMatchObject([{ feedback: null }, { id: messageId, feedback: { rating: "THUMBS_UP" } }]);
    await client.leads.create(flowId, { chatId: "judged", email: "sarah@example.com" });
    expect(await client.leads.list(flowId)).toMatchObject([{ chatId: "judged", email: "sarah@example.com" }]);
  });
});
