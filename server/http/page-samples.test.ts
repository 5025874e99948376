import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { users } from "@/server/data/schema/accounts";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { hashPassword } from "@/server/platform/password";
import { pdfFile } from "@/server/platform/extract-text/testing/sample-files";
import { type SpeechServer, startSpeechServer } from "@/server/services/testing/speech-server";
import { askingFlow } from "./testing/asking-flow";
import { conversationFlow } from "./testing/conversation-flow";
import { documentFlow } from "./testing/document-flow";
import { type Place, runSample, type SampleOptions } from "./testing/run-sample";
import { startApi, type TestApi } from "./testing/start-api";
import { withSight } from "./testing/upload-samples";

// The calls of the pages that describe the API, with nothing changed but address, id and key.

let api: TestApi;
let model: ModelServer;
let speech: SpeechServer;
let folder: string;
let flows: Record<"plain" | "seeing" | "hearing" | "open" | "documents" | "asking", string>;
let key: string;
const ran = new Set<string>();

beforeAll(async () => {
  [api, model, speech] = await Promise.all([
    startApi({ RUN_TIMEOUT_SECONDS: "60" }),
    startModelServer(),
    startSpeechServer(),
  ]);
  const drawn = conversationFlow(model.origin);
  const speechToText = { localAISTT: { status: true, baseUrl: `${speech.origin}/v1` } };
  flows = {
    plain: await api.makeFlow(drawn),
    seeing: await api.makeFlow(withSight(drawn)),
    hearing: await api.makeFlow(drawn, { settings: { speechToText } }),
    open: await api.makeFlow(drawn, { isPublic: true }),
    documents: await api.makeFlow(documentFlow("The house has a garden with apple trees.")),
    asking: await api.makeFlow(askingFlow, { kind: "agentflow" }),
  };
  key = await api.makeKey(["predict"]);
  folder = await mkdtemp(join(tmpdir(), "weft-pages-"));
  await writeFile(join(folder, "document.pdf"), pdfFile("The loom weaves."));
});
beforeEach(() => {
  model.script({ text: "Monday to Friday, 9 to 5." });
  model.requests.length = 0;
});
afterAll(async () => {
  await Promise.all([api.close(), model.close(), speech.close(), rm(folder, { recursive: true, force: true })]);
});

const run = (file: string, flow: keyof typeof flows = "plain", { before, after, ...place }: Change = {}) => {
  ran.add(file);
  return runSample(
    file,
    { origin: api.origin, flowId: flows[flow], key, ...place },
    { cwd: folder, ...(before !== undefined && { before }), ...(after !== undefined && { after }) },
  );
};
type Change = Partial<Place> & Omit<SampleOptions, "cwd">;

const lastMessages = () => model.requests.at(-1)?.body.messages;
const keysOfReply = ["text", "question", "chatId", "chatMessageId", "sessionId", "memoryType"];

describe("a question", () => {
  it.each([
    ["ciniterflow/ask.sh", "Hello! What can you help me with?"],
    ["streaming/ask.sh", "What are your business hours?"],
    ["flowise/prediction.http", "What is artificial intelligence?"],
    ["answerai/override.http", "Hey, how are you?"],
    ["answerai/history.http", "Hey, how are you?"],
    ["answerai/memory.http", "Hey, how are you?"],
  ])("of %s gets the reply that its page shows", async (file, question) => {
    const { status, printed } = await run(file);
    const reply: Record<string, unknown> = JSON.parse(printed);
    expect([status, Object.keys(reply)]).toEqual([200, expect.arrayContaining(keysOfReply)]);
    expect(reply).toMatchObject({ text: "Monday to Friday, 9 to 5.", question, memoryType: "Buffer Memory" });
  });

  it("belongs to the conversation and the session that its caller names", async () => {
    expect(JSON.parse((await run("streaming/ask.sh")).printed)).toMatchObject({
      ...{ chatId: "session-abc123", sessionId: "session-abc123" },
    });
    expect(JSON.parse((await run("flowise/prediction.http")).printed)).toMatchObject({ sessionId: "user-session-123" });
    await run("answerai/memory.http");
    const before = lastMessages()?.length ?? 0;
    await run("answerai/memory.http");
    expect(lastMessages()).toHaveLength(before + 2);
    expect(lastMessages()?.slice(-2)).toEqual([
      { role: "assistant", content: "Monday to Friday, 9 to 5." },
      { role: "user", content: "Hey, how are you?" },
    ]);
  });

  it("comes after the history that is sent along", async () => {
    await run("answerai/history.http");
    expect(lastMessages()?.slice(1)).toEqual([
      { role: "assistant", content: "Hello, how can I help?" },
      { role: "user", content: "Hi, my name is Alice" },
      { role: "assistant", content: "Hi Alice, how can I assist you today?" },
      { role: "user", content: "Hey, how are you?" },
    ]);
  });

  const shown = "text: 'Monday to Friday, 9 to 5.'";
  it.each([
    ["ciniterflow/ask.js.txt", "", shown],
    ["streaming/ask.js.txt", "console.log(result)", shown],
    ["answerai/ask.js.txt", "", shown],
    ["streaming/ask.py", "print(result)", "'text': 'Monday to Friday, 9 to 5.'"],
    ["answerai/ask.py", "", "'text': 'Monday to Friday, 9 to 5.'"],
  ])("of the program %s is answered", async (file, after, text) => {
    const { printed } = await run(file, "plain", { after });
    expect(printed).toContain(text);
    for (const name of keysOfReply) expect(printed).toContain(name);
  });

  it.each(["ciniterflow/ask.sh", "streaming/ask.sh", "streaming/stream.sh", "answerai/memory.http"])(
    "of %s with a wrong key is a 401, and of an unknown flow a 404",
    async (file) => {
      expect((await run(file, "plain", { key: "wrong" })).status).toBe(401);
      expect((await run(file, "plain", { flowId: "00000000-0000-4000-8000-000000000000" })).status).toBe(404);
    },
  );
});

describe("a stream", () => {
  const frames = (printed: string) =>
    printed
      .trim()
      .split("\n\n")
      .map((frame) => {
        const lines = frame.split("\n");
        const valueOf = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        return { name: valueOf("event"), data: JSON.parse(valueOf("data") ?? "null") };
      });

  it.each([
    ["streaming/stream.sh", "plain"],
    ["flowise/placeholders.sh", "open"],
  ] as const)("of %s has the frames that the page shows", async (file, flow) => {
    const { status, printed } = await run(file, flow);
    expect(status).toBe(200);
    const told = frames(printed);
    const tokens = told.filter(({ name }) => name === "token");
    expect(tokens.length).toBeGreaterThan(1);
    expect(tokens.map(({ data }) => data.token).join("")).toBe("Monday to Friday, 9 to 5.");
    expect(told.find(({ name }) => name === "metadata")?.data).toMatchObject({
      ...{ chatId: expect.any(String), chatMessageId: expect.any(String), sessionId: expect.any(String) },
    });
  });

  it("is read by the page's programs", async () => {
    const { printed } = await run("streaming/stream.js.txt");
    expect(printed).toContain("event: token\ndata: ");
    expect(printed).toContain("event: metadata\ndata: ");
    const lines = (await run("streaming/stream.py")).printed.split("\n").filter(Boolean);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join("")).toBe("Monday to Friday, 9 to 5.");
  });
});

describe("files", () => {
  it("of a form are read before the question is answered, by curl and by a page's script", async () => {
    const asked = "<doc name='document.pdf'>The loom weaves.</doc>\n\nWhat does this document say?";
    const { status, printed } = await run("streaming/files.sh");
    expect([status, JSON.parse(printed)]).toMatchObject([200, { chatId: "session-abc123" }]);
    expect(lastMessages()?.at(-1)?.content).toBe(asked);
    const chosen = `
import { readFileSync } from "node:fs";
const chatflowId = "${flows.plain}";
const fileInput = { files: [new File([readFileSync("document.pdf")], "document.pdf", { type: "application/pdf" })] };`;
    const after = "console.log(response.status)";
    expect((await run("streaming/files.js.txt", "plain", { before: chosen, after })).printed).toBe("200\n");
    expect(lastMessages()?.at(-1)?.content).toBe(asked);
  });

  it.each([
    ["answerai/image.http", "iVBORw0KGgdM2uN0"],
    ["flowise/prediction.http", "iVBORw0KGgoAAAANSUhEUgAAABgAAAAYCAYAAADgdz34AAABjElEQVRIS+2Vv0oDQRDG"],
  ])("of %s are shown to a model that may see them, and named to the caller otherwise", async (file, data) => {
    expect((await run(file, "seeing")).status).toBe(200);
    expect(lastMessages()?.at(-1)?.content).toMatchObject([
      { type: "text" },
      { type: "image_url", image_url: { url: `data:image/png;base64,${data}` } },
    ]);
    expect(JSON.parse((await run(file)).printed)).toMatchObject({
      text: "Monday to Friday, 9 to 5.",
      warnings: [expect.stringContaining("Allow Image Uploads")],
    });
  });

  it("with speech are the question where hearing is switched on", async () => {
    speech.text = "What is a loom?";
    const { status, printed } = await run("answerai/speech.http", "hearing");
    expect([status, JSON.parse(printed)]).toMatchObject([200, { question: "What is a loom?" }]);
  });

  it("reach the loaders of a flow with documents, by JSON and by a form", async () => {
    const { status, printed } = await run("answerai/upsert.http", "documents");
    expect([status, JSON.parse(printed)]).toMatchObject([200, { numAdded: 1, addedDocs: [{ metadata: {} }] }]);
    const form = await run("answerai/upsert-form.http", "documents");
    expect([form.status, JSON.parse(form.printed).addedDocs]).toEqual([
      200,
      expect.arrayContaining([expect.objectContaining({ pageContent: expect.stringContaining("Grace Miller") })]),
    ]);
    expect((await run("answerai/upsert.http", "documents", { key: "wrong" })).status).toBe(401);
  });
});

describe("messages", () => {
  it("are read and deleted with an administrator's password", async () => {
    const { userId } = api.workspace.owner.actor;
    const [person] = await api.database.db
      .update(users)
      .set({ passwordHash: await hashPassword("correct-horse") })
      .where(eq(users.id, userId))
      .returning();
    const credentials = Buffer.from(`${person?.email}:correct-horse`).toString("base64");
    const flowId = await api.makeFlow(conversationFlow(model.origin));
    await run("answerai/memory.http", "plain", { flowId });
    await run("answerai/override.http", "plain", { flowId });
    const { status, printed } = await run("answerai/messages.sh", "plain", { flowId, credentials });
    const rows: { role: string; sessionId: string; createdDate: string }[] = JSON.parse(printed);
    expect([status, rows.map(({ role }) => role)]).toEqual([
      200,
      ["apiMessage", "userMessage", "apiMessage", "userMessage"],
    ]);
    expect(new Set(rows.map(({ sessionId }) => sessionId))).toEqual(new Set(["123"]));
    expect((await run("answerai/messages.sh", "plain", { flowId, credentials: "bm9ib2R5Om5vdGhpbmc=" })).status).toBe(
      401,
    );
    const gone = await run("answerai/delete-messages.sh", "plain", { flowId, credentials });
    expect([gone.status, JSON.parse(gone.printed)]).toEqual([200, { raw: [], affected: 4 }]);
    expect((await run("answerai/messages.sh", "plain", { flowId, credentials })).printed).toBe("[]");
  });
});

describe("a chat", () => {
  const json = async (file: string, place: Change) => JSON.parse((await run(file, "asking", place)).printed);
  const poll = (place: Change, status: string) =>
    expect.poll(async () => (await json("flowgen/status.sh", place)).status, { timeout: 15_000 }).toBe(status);

  it.each([
    ["a key in X-API-KEY", async () => ({ key })],
    ["a key as Bearer", async () => ({ key, bearer: true })],
    ["an access token as Bearer", async () => ({ key: await accessToken(), bearer: true })],
  ])("is led through the six steps of its page by its lines with %s alone", async (_name, credential) => {
    const shown = await credential();
    const created = await json("flowgen/create.sh", shown);
    expect(created).toMatchObject({ name: "My Chatbot", status: "ready" });
    const place = { ...shown, chatId: String(created.id) };
    expect(await json("flowgen/send.sh", place)).toMatchObject({ status: "running" });
    await poll(place, "wait_for_human_input");
    expect(await json("flowgen/messages.sh", place)).toMatchObject([
      { type: "user", content: "Hello, FlowGen!" },
      { type: "assistant", content: "Send it?", meta: { kind: "human_input_request" } },
    ]);
    expect(await json("flowgen/input.sh", place)).toEqual({ detail: "Input sent to assistant." });
    await poll(place, "completed");
    expect((await json("flowgen/messages.sh", place)).at(-1)).toMatchObject({ content: "sent: Hello, FlowGen!" });
    expect((await run("flowgen/input.sh", "asking", place)).status).toBe(409);
    expect(await json("flowgen/list.sh", shown)).toContainEqual(
      expect.objectContaining({ id: created.id, status: "completed" }),
    );
    expect((await run("flowgen/list.sh", "asking", { ...shown, key: "wrong" })).status).toBe(401);
    expect((await run("flowgen/delete.sh", "asking", place)).status).toBe(200);
    expect((await run("flowgen/status.sh", "asking", place)).status).toBe(404);
  });

  it("is also created by what the page prints, which is no JSON", async () => {
    const { status, printed } = await run("flowgen/create-as-printed.sh");
    expect([status, JSON.parse(printed)]).toMatchObject([200, { name: "My Chatbot", from_flow: flows.plain }]);
  });

  async function accessToken(): Promise<string> {
    const { keyId } = (await api.runtime.auth.keyActor(key)) ?? { keyId: "" };
    const response = await fetch(`${api.origin}/api/v1/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "client_credentials", client_id: keyId, client_secret: key }),
    });
    return (await response.json()).access_token;
  }
});

it("runs every sample that is kept here", async () => {
  const folderOfPages = join(import.meta.dirname, "testing/pages");
  const kept = (await readdir(folderOfPages, { recursive: true })).filter((name) => /\/.*\./.test(name));
  expect(kept.toSorted()).toEqual([...ran].toSorted());
});
