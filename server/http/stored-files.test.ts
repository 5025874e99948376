import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { publicChatbotConfig } from "@/domain/api/contracts/public-flow";
import { flows } from "@/server/data/schema/flows";
import { purgeFlows } from "@/server/services/flows/purge-flows";
import { deleteMessages } from "@/server/services/messages/delete-messages";
import { deleteSessions } from "@/server/services/messages/delete-sessions";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { newId } from "@/server/platform/ids";
import { pdfFile } from "@/server/platform/extract-text/testing/sample-files";
import { conversationFlow } from "./testing/conversation-flow";
import { deskOf } from "./desk-of";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
/** Public, takes files whole. */
let open: string;
/** Asks for a key. */
let closed: string;
let key: string;

const fullFileUpload = { status: true, allowedUploadFileTypes: "text/plain,application/pdf,.csv" };

beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  model.script({ text: "Fine." });
  const settings = { chatbotConfig: { fullFileUpload } };
  open = await api.makeFlow(conversationFlow(model.origin), { isPublic: true, settings });
  closed = await api.makeFlow(conversationFlow(model.origin), { settings });
  key = await api.makeKey(["predict"]);
});
beforeEach(() => void (model.requests.length = 0));
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

type File = [name: string, type: string, content: BlobPart];

function attach(
  id: string,
  chatId: string,
  files: File[],
  more: { base64?: string; headers?: Record<string, string> } = {},
) {
  const form = new FormData();
  for (const [name, type, content] of files) form.append("files", new Blob([content], { type }), name);
  if (more.base64) form.set("base64", more.base64);
  return fetch(`${api.origin}/api/v1/attachments/${id}/${encodeURIComponent(chatId)}`, {
    ...{ method: "POST", body: form },
    headers: { ...more.headers },
  });
}
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const said = async (response: Response) => [response.status, (await response.json()).message];
const get = (query: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${api.origin}/api/v1/get-upload-file?${new URLSearchParams(query)}`, { headers });
const wanted = (chatflowId: string, chatId: string, fileName: string) => ({ chatflowId, chatId, fileName });
const kept = (chatId: string) =>
  api.database.db.query.storedFiles.findMany({ where: (table, { eq }) => eq(table.chatId, chatId) });
const bytesOf = (id: string) =>
  api.runtime.files.read(id).then(
    () => "there",
    () => "gone",
  );
const textFile = (name: string, content = "text"): File => [name, "text/plain", content];

describe("an attachment", () => {
  it("is kept, and its text comes back", async () => {
    const response = await attach(open, "c-1", [
      ["loom.pdf", "application/pdf", Buffer.from(pdfFile("The loom weaves."))],
      textFile("a.txt", "plain"),
    ]);
    expect([response.status, await response.json()]).toEqual([
      200,
      [
        {
          name: "loom.pdf",
          mimeType: "application/pdf",
          size: pdfFile("The loom weaves.").length,
          content: "The loom weaves.",
        },
        { name: "a.txt", mimeType: "text/plain", size: 5, content: "plain" },
      ],
    ]);
    expect((await kept("c-1")).map(({ name }) => name).toSorted()).toEqual(["a.txt", "loom.pdf"]);
  });

  it("comes back as a data URL when that is asked for", async () => {
    const [file] = await (await attach(open, "c-2", [textFile("a.txt", "plain")], { base64: "true" })).json();
    expect(file.content).toBe(`data:text/plain;base64,${Buffer.from("plain").toString("base64")}`);
  });

  it("sent again under its name takes the place of the first", async () => {
    await attach(open, "c-3", [textFile("a.txt", "one")]);
    const [first] = await kept("c-3");
    await attach(open, "c-3", [textFile("a.txt", "two")]);
    expect(await kept("c-3")).toHaveLength(1);
    expect(await bytesOf(first?.id ?? "")).toBe("gone");
    expect(await (await get(wanted(open, "c-3", "a.txt"))).text()).toBe("two");
  });

  it("is refused where the flow takes none, or none of its type", async () => {
    const prefix = "Error: attachmentService.createAttachment - ";
    const none = await api.makeFlow(conversationFlow(model.origin), { isPublic: true });
    expect(await said(await attach(none, "c", [textFile("a.txt")]))).toEqual([
      403,
      `${prefix}File upload is not enabled for this chatflow`,
    ]);
    expect(await said(await attach(open, "c", [["a.html", "text/html", "<p>"]]))).toEqual([
      422,
      `${prefix}“a.html” is of a type that this flow does not take (text/html). It takes text/plain, application/pdf, .csv.`,
    ]);
    expect(await said(await attach(open, "c", [["a.pdf", "text/plain", "x"]]))).toEqual([
      422,
      `${prefix}MIME type mismatch: file extension "pdf" does not match declared MIME type "text/plain". Expected: txt, text, log, ini, conf, env, toml, properties`,
    ]);
    expect(
      await said(await attach(open, "c", [["big.txt", "text/plain", Buffer.alloc(10 * 1024 * 1024 + 1, "x")]])),
    ).toEqual([413, `${prefix}“big.txt” is larger than 10 MB.`]);
    expect((await attach(open, "c", [["table.csv", "text/csv", "a,b"]])).status).toBe(200);
    expect(await kept("c")).toMatchObject([{ name: "table.csv" }]);
  });

  it("needs what a call of the flow needs", async () => {
    expect(await said(await attach(closed, "c", [textFile("a.txt")]))).toEqual([401, "Unauthorized"]);
    const foreign = await api.makeKey(["predict"], [], api.stranger);
    expect((await attach(closed, "c", [textFile("a.txt")], { headers: bearer(foreign) })).status).toBe(401);
    expect((await attach(closed, "c", [textFile("a.txt")], { headers: bearer(key) })).status).toBe(200);
    expect((await attach(newId(), "c", [textFile("a.txt")])).status).toBe(404);
    expect((await attach("nonsense", "c", [textFile("a.txt")])).status).toBe(400);
  });

  it("can be sent and read by pages of the flow's origins, and by no others", async () => {
    const settings = { chatbotConfig: { fullFileUpload, allowedOrigins: ["https://ok.example"] } };
    const id = await api.makeFlow(conversationFlow(model.origin), { isPublic: true, settings });
    const from = (origin: string) => attach(id, "c", [textFile("a.txt")], { headers: { origin } });
    const fine = await from("https://ok.example");
    expect([fine.status, fine.headers.get("access-control-allow-origin")]).toEqual([200, "https://ok.example"]);
    const evil = await from("https://evil.example");
    expect([evil.status, evil.headers.get("access-control-allow-origin")]).toEqual([403, null]);
    for (const [origin, allowed] of [
      ["https://ok.example", "https://ok.example"],
      ["https://evil.example", null],
    ] as const) {
      const read = await get(wanted(id, "c", "a.txt"), { origin });
      expect(read.headers.get("access-control-allow-origin")).toBe(allowed);
    }
  });

  it("then goes with a question as whole text", async () => {
    const [file] = await (await attach(open, "c-4", [textFile("tale.txt", "Once upon a time")])).json();
    const upload = { type: "file:full", name: file.name, mime: file.mimeType, data: file.content };
    await fetch(`${api.origin}/api/v1/prediction/${open}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ question: "Go on", chatId: "c-4", uploads: [upload] }),
    });
    expect(model.requests.at(-1)?.body.messages?.at(-1)?.content).toBe(
      "<doc name='tale.txt'>Once upon a time</doc>\n\nGo on",
    );
    expect(await kept("c-4")).toHaveLength(1);
  });
});

describe("a kept file", () => {
  beforeAll(async () => {
    await attach(open, "read", [textFile("a.txt", "mine"), ["Größe “1”.csv", "text/csv", "a,b"]]);
    await attach(closed, "read", [textFile("a.txt", "mine")], { headers: bearer(key) });
  });

  it("is for saving only, whatever it holds", async () => {
    const response = await get({ ...wanted(open, "read", "a.txt"), download: "true" });
    expect(await response.text()).toBe("mine");
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": 'attachment; filename="a.txt"',
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    });
    const odd = await get(wanted(open, "read", "Größe “1”.csv"));
    expect(odd.headers.get("content-disposition")).toBe(
      `attachment; filename="Gr__e _1_.csv"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%E2%80%9C1%E2%80%9D.csv`,
    );
  });

  it("can be asked for by a body, too, from any page", async () => {
    const url = `${api.origin}/api/v1/openai-assistants-file/download`;
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", origin: "https://site.example" },
      body: JSON.stringify(wanted(open, "read", "a.txt")),
    });
    expect([await response.text(), response.headers.get("access-control-allow-origin")]).toEqual([
      "mine",
      "https://site.example",
    ]);
    const preflight = await fetch(url, { method: "OPTIONS", headers: { origin: "https://site.example" } });
    expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([
      204,
      "https://site.example",
    ]);
  });

  it("is found only by its flow, its chat and its name together", async () => {
    expect(await said(await get(wanted(open, "read", "zz.png")))).toEqual([404, "File zz.png not found"]);
    expect((await get(wanted(open, "other", "a.txt"))).status).toBe(404);
    expect((await get(wanted(newId(), "read", "a.txt"))).status).toBe(404);
    for (const missing of ["chatflowId", "chatId", "fileName"] as const)
      expect(await said(await get({ ...wanted(open, "read", "a.txt"), [missing]: "" }))).toEqual([
        400,
        "Invalid file path",
      ]);
    expect(await said(await get(wanted("../..", "read", "a.txt")))).toEqual([400, "Invalid Chatflow ID"]);
  });

  it.each([
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "/etc/passwd",
    "%2e%2e%2fauth-secret",
    "....//auth-secret",
    "a.txt\u0000.png",
    "./a.txt",
    "\ud800",
    "auth-secret",
  ])("is never reached by a path: %j", async (fileName) => {
    for (const query of [wanted(open, "read", fileName), wanted(open, fileName, "a.txt")]) {
      const response = await get(query);
      expect([404, 200]).toContain(response.status);
      expect(["mine", ""]).toContain(response.status === 200 ? await response.text() : "");
    }
  });

  it("of a flow that asks for a key is for its callers and its workspace", async () => {
    const query = wanted(closed, "read", "a.txt");
    expect((await get(query)).status).toBe(401);
    expect((await get(query, bearer("wrong"))).status).toBe(401);
    expect((await get(query, bearer(await api.makeKey(["predict", "manage"], [], api.stranger)))).status).toBe(401);
    expect((await get(query, bearer(key))).status).toBe(200);
    const own = await api.makeFlow(conversationFlow(model.origin), { settings: { chatbotConfig: { fullFileUpload } } });
    const assigned = await api.makeKey(["predict"], [own]);
    await attach(own, "read", [textFile("a.txt")], { headers: bearer(assigned) });
    expect((await get(wanted(own, "read", "a.txt"), bearer(key))).status).toBe(401);
    expect((await get(wanted(own, "read", "a.txt"), bearer(assigned))).status).toBe(200);
  });
});

describe("deleting", () => {
  const upload = (name: string) => ({ type: "file", name, mime: "text/plain", data: "data:text/plain,hello" });
  const ask = (id: string, chatId: string, name: string, more: object = {}) =>
    fetch(`${api.origin}/api/v1/prediction/${id}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ question: "q", chatId, uploads: [upload(name)], ...more }),
    });
  const remove = async (id: string, query: string) => {
    const messages = await api.makeKey(["messages"]);
    return fetch(`${api.origin}/api/v1/chatmessage/${id}${query}`, { method: "DELETE", headers: bearer(messages) });
  };

  it("a conversation's messages deletes its files, and no others", async () => {
    await ask(open, "d-1", "one.txt");
    await ask(open, "d-2", "two.txt");
    const [one] = await kept("d-1");
    const [two] = await kept("d-2");
    expect(await bytesOf(one?.id ?? "")).toBe("there");
    await remove(open, "?chatId=d-1");
    expect(await kept("d-1")).toEqual([]);
    expect([await bytesOf(one?.id ?? ""), await bytesOf(two?.id ?? "")]).toEqual(["gone", "there"]);
  });

  it("some messages keeps what the others still show", async () => {
    await ask(open, "d-3", "early.txt");
    await ask(open, "d-3", "late.txt");
    const [first] = await api.database.db.query.messages.findMany({
      where: (table, { eq }) => eq(table.chatId, "d-3"),
      orderBy: (table, { asc }) => asc(table.seq),
    });
    await deleteMessages(
      { ...api.workspace.owner, runs: deskOf(api.runtime) },
      { flowId: open, messageId: first?.id ?? "" },
    );
    expect((await kept("d-3")).map(({ name }) => name)).toEqual(["late.txt"]);
  });

  it("a conversation that never had a message deletes its files, too", async () => {
    await attach(open, "d-4", [textFile("a.txt")]);
    await remove(open, "?chatId=d-4");
    expect(await kept("d-4")).toEqual([]);
  });

  it("sessions deletes the files of their chats", async () => {
    await ask(open, "d-5", "a.txt", { overrideConfig: { sessionId: "session-5" } });
    const [file] = await kept("d-5");
    await deleteSessions(
      { ...api.workspace.owner, runs: deskOf(api.runtime) },
      { flowId: open, sessionIds: ["session-5"] },
    );
    expect([await kept("d-5"), await bytesOf(file?.id ?? "")]).toEqual([[], "gone"]);
  });

  it("everything of a flow leaves no file of it", async () => {
    const id = await api.makeFlow(conversationFlow(model.origin), {
      isPublic: true,
      settings: { chatbotConfig: { fullFileUpload } },
    });
    await ask(id, "d-6", "a.txt");
    await attach(id, "d-7", [textFile("b.txt")]);
    await remove(id, "");
    expect([await kept("d-6"), await kept("d-7")]).toEqual([[], []]);
    expect((await kept("d-2")).length).toBe(1);
  });

  it("a flow for good takes its files along", async () => {
    const id = await api.makeFlow(conversationFlow(model.origin), { isPublic: true });
    await ask(id, "d-8", "a.txt");
    const [file] = await kept("d-8");
    const { eq } = await import("drizzle-orm");
    await api.database.db
      .update(flows)
      .set({ deletedAt: new Date(Date.now() - 25 * 3_600_000) })
      .where(eq(flows.id, id));
    expect(await purgeFlows(api.runtime, new Date())).toBe(1);
    expect([await kept("d-8"), await bytesOf(file?.id ?? "")]).toEqual([[], "gone"]);
  });
});

describe("what a chat is told of uploads", () => {
  const none = {
    isSpeechToTextEnabled: false,
    isImageUploadAllowed: false,
    isRAGFileUploadAllowed: false,
    imgUploadSizeAndTypes: [],
    fileUploadSizeAndTypes: [],
  };
  const told = async (id: string) => {
    const config = await (await fetch(`${api.origin}/api/v1/public-chatbotConfig/${id}`)).json();
    const uploads = await (await fetch(`${api.origin}/api/v1/chatflows-uploads/${id}`)).json();
    expect(publicChatbotConfig.reply.parse(config).uploads).toEqual(uploads);
    return uploads;
  };

  it("is nothing unless the flow takes them", async () => {
    expect(await told(await api.makeFlow(conversationFlow(model.origin)))).toEqual(none);
  });

  it("is images when a model may see them, sound and whole files when the settings say so", async () => {
    const document = conversationFlow(model.origin);
    const nodes = document.nodes.map((node) =>
      node.name === "chatOpenAICustom" ? { ...node, inputs: { ...node.inputs, allowImageUploads: true } } : node,
    );
    const settings = {
      chatbotConfig: { fullFileUpload },
      speechToText: { openAIWhisper: { status: true, credentialId: newId() } },
    };
    expect(await told(await api.makeFlow({ ...document, nodes }, { settings }))).toEqual({
      ...none,
      isSpeechToTextEnabled: true,
      isImageUploadAllowed: true,
      imgUploadSizeAndTypes: [
        { fileTypes: ["image/gif", "image/jpeg", "image/png", "image/webp", ""], maxUploadSize: 5 },
      ],
      fileUploadSizeAndTypes: [{ fileTypes: ["text/plain", "application/pdf", ".csv"], maxUploadSize: 10 }],
    });
  });
});
