import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { chatDeskOf } from "@/server/services/chats/chat-desk-of";
import { deskOf } from "./desk-of";
import { type ChatCaller, chatCaller } from "./testing/chat-caller";
import { conversationFlow } from "./testing/conversation-flow";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let flowId: string;
let chats: ChatCaller;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  flowId = await api.makeFlow(conversationFlow(model.origin));
});
beforeEach(async () => {
  model.script({ text: "Hello." });
  chats = chatCaller(api.origin, { "x-api-key": await api.makeKey(["predict"]) });
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const newChat = async (): Promise<string> =>
  (await chats.ok("POST", "", { name: "x", from_type: "flow", from_flow: flowId })).id;

interface Frame {
  id?: string;
  event: string;
  data: { content?: string; status?: string };
}

/** Frames of a stream, as a browser's EventSource reads them. */
async function* framesOf(response: Response): AsyncGenerator<Frame, void> {
  let text = "";
  for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part;
    const whole = text.split("\n\n");
    text = whole.pop() ?? "";
    for (const frame of whole) {
      const lines = Object.fromEntries(frame.split("\n").map((line) => line.split(/: (.*)/s, 2)));
      if (lines.event) yield { ...lines, data: JSON.parse(lines.data) };
    }
  }
}

async function until(frames: AsyncGenerator<Frame, void>, last: (frame: Frame) => boolean): Promise<Frame[]> {
  const seen: Frame[] = [];
  for (;;) {
    const { value } = await frames.next();
    if (!value) throw new Error(`The stream ended after ${JSON.stringify(seen)}`);
    seen.push(value);
    if (last(value)) return seen;
  }
}

const inShort = (frames: readonly Frame[]) => frames.map(({ event, data }) => [event, data.content ?? data.status]);
const completed = ({ data }: Frame) => data.status === "completed";

describe("a chat's events", () => {
  it("are its messages and states as they come", async () => {
    const id = await newChat();
    const frames = framesOf(await chats.send("GET", `/${id}/events`));
    expect(await until(frames, () => true)).toEqual([
      { event: "status", data: { chat: id, status: "ready", status_detail: null } },
    ]);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { fetch: real } = api.outside;
    api.outside.fetch = async (...given) => (await held, real(...given));
    const { message } = await chats.ok("POST", `/${id}/messages`, { message: "q" });
    const asked = await until(frames, ({ event }) => event === "status");
    expect(inShort(asked)).toEqual([
      ["message", "q"],
      ["status", "running"],
    ]);
    expect(asked[0]).toEqual({ id: message.id, event: "message", data: message });
    release();
    api.outside.fetch = real;
    expect(inShort(await until(frames, completed))).toEqual([
      ["message", "Hello."],
      ["status", "completed"],
    ]);
    await frames.return();
  });

  it("go on after the last one that a reader has seen, or begin anew when that is unknown", async () => {
    const id = await newChat();
    for (const message of ["a", "b"]) await chats.ok("POST", `/${id}/messages?wait=true`, { message });
    const read = async (headers: Record<string, string>, query = "") => {
      const frames = framesOf(await chats.send("GET", `/${id}/events${query}`, undefined, headers));
      const seen = await until(frames, completed);
      await frames.return();
      return seen;
    };
    const all = await read({});
    const history = await chats.ok("GET", `/${id}/messages`);
    expect(all.slice(0, -1).map(({ data }) => data)).toEqual(history);
    const seen = all[1]?.id ?? "";
    expect(await read({ "last-event-id": seen })).toEqual(all.slice(2));
    expect(await read({}, `?after=${seen}`)).toEqual(all.slice(2));
    expect(await read({ "last-event-id": "unknown" })).toEqual(all);
  });

  it("end when the chat is deleted", async () => {
    const id = await newChat();
    const response = await chats.send("GET", `/${id}/events`);
    await chats.ok("DELETE", `/${id}`);
    expect(await response.text()).toMatch(/^(event: status\n.*\n\n)?$/);
  });

  it("end when the server stops, which then waits for runs only", async () => {
    const own = await startApi();
    const flow = await own.makeFlow(conversationFlow(model.origin));
    const caller = chatCaller(own.origin, { "x-api-key": await own.makeKey(["predict"]) });
    const { id } = await caller.ok("POST", "", { name: "x", from_type: "flow", from_flow: flow });
    const before = model.requests.length;
    model.script({ hang: true });
    await caller.ok("POST", `/${id}/messages`, { message: "q" });
    await expect.poll(() => model.requests.length).toBe(before + 1);
    const response = await caller.send("GET", `/${id}/events`);
    chatDeskOf(own.runtime).drain();
    expect(await response.text()).toContain('"status":"running"');
    expect(deskOf(own.runtime).active.count()).toBe(1);
    await own.close();
  });
});
