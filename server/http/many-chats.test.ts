import { afterAll, beforeAll, expect, it } from "vitest";
import { twiceAskingFlow } from "./testing/asking-flow";
import { chatCaller } from "./testing/chat-caller";
import { type HeardFrame, openChatSocket } from "./testing/open-chat-socket";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ RUN_TIMEOUT_SECONDS: "60" });
});
afterAll(() => api.close());

const is =
  (status: string) =>
  ({ event, data }: HeardFrame): boolean =>
    event === "status" && data.status === status;

it(
  "of two hundred chats at once, each waiting and gone on with twice over its connection, nothing is lost, doubled or out of order",
  { timeout: 240_000 },
  async () => {
    const from_flow = await api.makeFlow(twiceAskingFlow, { kind: "agentflow" });
    const headers = { "x-api-key": await api.makeKey(["predict"]) };
    const chats = chatCaller(api.origin, headers);
    const numbers = Array.from({ length: 200 }, (_, n) => n);
    const told = await Promise.all(
      numbers.map(async (n) => {
        const { id } = await chats.ok("POST", "", { name: `Chat ${n}`, from_type: "flow", from_flow });
        const socket = await openChatSocket(api.origin, { path: `/chats/${id}/ws`, headers });
        const say = async (type: string, message: string, then: string) => {
          expect(await socket.ask({ type, message })).toMatchObject({ event: "reply", status: 200 });
          await socket.until(is(then));
        };
        await say("message", `question ${n}`, "wait_for_human_input");
        await say("input", `one ${n}`, "wait_for_human_input");
        await say("input", `two ${n}`, "completed");
        socket.ws.close();
        return { id, rows: socket.heard.filter(({ event }) => event === "message").map(({ data }) => data) };
      }),
    );
    for (const [n, { id, rows }] of told.entries()) {
      expect(rows.map(({ type, content }) => `${type}: ${content}`)).toEqual([
        `user: question ${n}`,
        expect.stringMatching(/^assistant: [^]*First\?$/),
        `user: one ${n}`,
        expect.stringMatching(/^assistant: [^]*Second\?$/),
        `user: two ${n}`,
        `assistant: one ${n}, two ${n}`,
      ]);
      expect(await chats.ok("GET", `/${id}/messages`)).toEqual(rows);
    }
  },
);
