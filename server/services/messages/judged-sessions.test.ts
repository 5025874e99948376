import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { messages } from "@/server/data/schema/runs";
import { openTestDatabase } from "@/server/data/testing/test-database";
import { newId } from "@/server/platform/ids";
import { giveFeedback } from "../feedback/give-feedback";
import { createFlow } from "../flows/create-flow";
import { keepLead } from "../leads/keep-lead";
import { listLeads } from "../leads/list-leads";
import { makeWorkspace, someDocument, type TestWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { countMessages } from "./count-messages";
import { exportMessages } from "./export-messages";
import { listSessions } from "./list-sessions";

let database: OpenDatabase;
let here: TestWorkspace;
let elsewhere: TestWorkspace;
let flowId: string;

beforeAll(async () => {
  database = await openTestDatabase();
  const ports = testPorts(database.db);
  [here, elsewhere] = [await makeWorkspace(ports, "Here"), await makeWorkspace(ports, "Elsewhere")];
  flowId = (await createFlow(here.editor, { kind: "chatflow", name: "Flow", document: someDocument() })).id;
  for (const [chatId, rating] of [
    ["liked", "THUMBS_UP"],
    ["disliked", "THUMBS_DOWN"],
    ["silent", undefined],
  ] as const) {
    const row = { workspaceId: here.id, flowId, chatId, sessionId: chatId, chatType: "EXTERNAL" } as const;
    const runId = newId();
    const answer = newId();
    await database.db.insert(messages).values([
      { ...row, runId, role: "userMessage", content: `${chatId}?` },
      { ...row, runId, id: answer, role: "apiMessage", content: "Yes." },
      { ...row, runId: newId(), role: "userMessage", content: "More?" },
    ]);
    if (rating) await giveFeedback(here.owner, { flowId, chatId, messageId: answer, rating, content: "so" });
  }
});
afterAll(() => database.close());

const sessions = async (rating?: "THUMBS_UP" | "THUMBS_DOWN") =>
  (await listSessions(here.viewer, { flowId, rating })).items.map(({ sessionId, count }) => `${sessionId} ${count}`);

describe("messages by their feedback", () => {
  it("are found with the whole session that they stand in", async () => {
    expect(await sessions("THUMBS_UP")).toEqual(["liked 3"]);
    expect(await sessions("THUMBS_DOWN")).toEqual(["disliked 3"]);
    expect(await sessions()).toHaveLength(3);
  });

  it("are counted", async () => {
    const all = await countMessages(here.viewer, { flowId });
    expect(all).toEqual({ messages: 9, sessions: 3, judged: 2, liked: 1 });
    const liked = await countMessages(here.viewer, { flowId, ratings: ["THUMBS_UP"] });
    expect(liked).toEqual({ messages: 2, sessions: 1, judged: 1, liked: 1 });
  });

  it("are exported with how they were judged", async () => {
    const rows = await exportMessages(here.viewer, { flowId, rating: "THUMBS_DOWN" });
    expect(rows.map(({ content, feedback }) => [content, feedback?.content])).toEqual([
      ["disliked?", undefined],
      ["Yes.", "so"],
    ]);
  });
});

describe("leads", () => {
  it("are found by a part of what the visitor said, newest first, and by nobody of another workspace", async () => {
    const lead = { flowId, chatId: "c", phone: "+49 30 100%" };
    await keepLead(here.owner, { ...lead, name: "Ada", email: "ada@example.com" });
    await keepLead(here.owner, { ...lead, name: "Grace", email: "grace@example.com", phone: "" });
    const found = async (search?: string) =>
      (await listLeads(here.viewer, { flowId, search, order: "desc" })).map(({ name }) => name);
    expect(await found()).toEqual(["Grace", "Ada"]);
    expect(await found("ADA@")).toEqual(["Ada"]);
    expect(await found("100%")).toEqual(["Ada"]);
    expect(await found("_")).toEqual([]);
    await expect(listLeads(elsewhere.viewer, { flowId })).rejects.toMatchObject({ code: "not_found" });
  });
});
