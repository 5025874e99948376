import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { startStep, stepNode, stepWire } from "./testing/asking-flow";
import { type ChatCaller, chatCaller } from "./testing/chat-caller";
import { type HeardFrame, openChatSocket } from "./testing/open-chat-socket";
import { startApi, type TestApi } from "./testing/start-api";
import { assistant, person, talkFlow } from "./testing/talk-flow";

let api: TestApi;
let model: ModelServer;
let key: string;
let chats: ChatCaller;
beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  key = await api.makeKey(["predict"]);
  chats = chatCaller(api.origin, { "x-api-key": key });
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

async function begin(document: FlowDocument): Promise<string> {
  const from_flow = await api.makeFlow(document, { kind: "agentflow" });
  return (await chats.ok("POST", "", { name: "Talk", from_type: "flow", from_flow })).id;
}

interface Row {
  type: string;
  sender: string | null;
  receiver: string | null;
  content: string;
  meta: Record<string, unknown> | null;
}
const inShort = ({ type, sender, receiver, content, meta }: Row): string =>
  type === "user" ? `user: ${content}` : `${sender}>${receiver ?? ""} ${String(meta?.["kind"])}: ${content}`;
const rowsOf = async (id: string): Promise<string[]> => (await chats.ok("GET", `/${id}/messages`)).map(inShort);
const prompt =
  "Replying as User. Provide feedback to Assistant. Press enter to skip and use auto-reply, or type 'exit' to end the conversation:";

describe("a chat whose flow is a conversation", () => {
  //   start ─▶ User ═▶ Assistant
  it("has each turn as a message of its own, waits for the person, and takes words, nothing and exit", async () => {
    model.script({ text: "one" }, { text: "two" }, { text: "three" });
    const id = await begin(
      talkFlow({ User: person(), Assistant: assistant(model.origin) }, "start>User User>Assistant"),
    );
    await chats.ok("POST", `/${id}/messages`, { message: "go" });
    await chats.poll(id, "wait_for_human_input");
    for (const message of ["more", ""]) {
      await chats.ok("POST", `/${id}/input`, { message });
      await chats.poll(id, "wait_for_human_input");
    }
    await chats.ok("POST", `/${id}/input`, { message: "exit" });
    await chats.poll(id, "completed");
    expect(await rowsOf(id)).toEqual([
      "user: go",
      "User>Assistant agent: go",
      "Assistant>User agent: one",
      `User> human_input_request: ${prompt}`,
      "user: more",
      "User>Assistant human: more",
      "Assistant>User agent: two",
      `User> human_input_request: ${prompt}`,
      "user: ",
      "User>Assistant agent: ",
      "Assistant>User agent: three",
      `User> human_input_request: ${prompt}`,
      "user: exit",
    ]);
    const rows: Row[] = await chats.ok("GET", `/${id}/messages`);
    expect(rows[3]?.meta).toEqual({ kind: "human_input_request", agent: "User", from: "Assistant" });
    model.script({ text: "anew" });
    await chats.ok("POST", `/${id}/messages`, { message: "again" });
    await chats.poll(id, "wait_for_human_input");
    expect((await rowsOf(id)).slice(13)).toEqual([
      "user: again",
      "User>Assistant agent: again",
      "Assistant>User agent: anew",
      `User> human_input_request: ${prompt}`,
    ]);
  });

  it("tells turns while the next one is still being thought of", async () => {
    model.script({ text: "first thought" }, { hang: true });
    const user = person({ agentHumanInputMode: "NEVER" });
    const id = await begin(talkFlow({ User: user, Assistant: assistant(model.origin) }, "start>User User>Assistant"));
    const socket = await openChatSocket(api.origin, { path: `/chats/${id}/ws`, headers: { "x-api-key": key } });
    await socket.ask({ type: "message", message: "think" });
    await socket.until(({ data }: HeardFrame) => data.content === "first thought");
    expect(await chats.ok("GET", `/${id}`)).toMatchObject({ status: "running" });
    expect(await socket.ask({ type: "abort" })).toMatchObject({ status: 200 });
    await socket.until(({ data }: HeardFrame) => data.status_detail === "aborted");
    socket.ws.close();
  });

  //   start ─▶ User ═▶ Group [ Writer Critic ]
  it("says whom one may choose where a person chooses who speaks", async () => {
    model.script({ text: "A draft." });
    const talkers = {
      User: person({ agentHumanInputMode: "NEVER", agentDisableModel: true }),
      Group: { kind: "group" as const, inputs: { groupSpeakerSelection: "manual", groupMaxRound: 3 } },
      Writer: { inside: "Group", ...assistant(model.origin) },
      Critic: { inside: "Group", ...assistant(model.origin) },
    };
    const id = await begin(talkFlow(talkers, "start>User User>Group"));
    await chats.ok("POST", `/${id}/messages`, { message: "Write." });
    await chats.poll(id, "wait_for_human_input");
    const rows: Row[] = await chats.ok("GET", `/${id}/messages`);
    expect(rows.at(-1)).toMatchObject({
      meta: { kind: "select_speaker", agent: "Group", options: ["Writer", "Critic"] },
    });
    await chats.ok("POST", `/${id}/input`, { message: "Critic" });
    await expect.poll(async () => (await rowsOf(id)).some((row) => /^Critic>.*: A draft\.$/.test(row))).toBe(true);
  });

  //   start ─▶ flow[ start ─▶ User ═▶ Assistant ]
  it("also has the turns of a conversation in a flow that one of its steps runs", async () => {
    const inner = await api.makeFlow(
      talkFlow({ User: person(), Assistant: assistant(model.origin) }, "start>User User>Assistant"),
      { kind: "agentflow" },
    );
    model.script({ text: "one" }, { text: "two" });
    const id = await begin({
      nodes: [
        startStep,
        stepNode("executeFlowAgentflow_0", { executeFlowSelectedFlow: inner, executeFlowInput: "go" }),
      ],
      edges: [stepWire("startAgentflow_0", "executeFlowAgentflow_0")],
    });
    await chats.ok("POST", `/${id}/messages`, { message: "go" });
    await chats.poll(id, "wait_for_human_input");
    await chats.ok("POST", `/${id}/input`, { message: "more" });
    await chats.poll(id, "wait_for_human_input");
    await chats.ok("POST", `/${id}/input`, { message: "exit" });
    await chats.poll(id, "completed");
    expect(await rowsOf(id)).toEqual([
      "user: go",
      "User>Assistant agent: go",
      "Assistant>User agent: one",
      `User> human_input_request: ${prompt}`,
      "user: more",
      "User>Assistant human: more",
      "Assistant>User agent: two",
      `User> human_input_request: ${prompt}`,
      "user: exit",
    ]);
  });
});
