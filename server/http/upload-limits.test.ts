import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { storedFiles } from "@/server/data/schema/conversations";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { pdfFile } from "@/server/platform/extract-text/testing/sample-files";
import { conversationFlow } from "./testing/conversation-flow";
import { startApi, type TestApi } from "./testing/start-api";
import { dataUrl, image, png, withSight } from "./testing/upload-samples";

let api: TestApi;
let model: ModelServer;
let flow: string;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  flow = await api.makeFlow(withSight(conversationFlow(model.origin)), { isPublic: true });
});
beforeEach(() => void (model.requests.length = 0));
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const ask = (body: object): Promise<Response> =>
  fetch(`${api.origin}/api/v1/prediction/${flow}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const askForm = (fields: Record<string, string>, files: [string, string, BlobPart][]) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [name, type, content] of files) form.append("files", new Blob([content], { type }), name);
  return fetch(`${api.origin}/api/v1/prediction/${flow}`, { method: "POST", body: form });
};
const said = async (response: Response) => [response.status, (await response.json()).message];
const rowsOf = (chatId: string) =>
  api.database.db.query.messages.findMany({
    where: (table, { eq }) => eq(table.chatId, chatId),
    orderBy: (table, { asc }) => asc(table.seq),
  });
const filesOf = (chatId: string) =>
  api.database.db.query.storedFiles.findMany({ where: (table, { eq }) => eq(table.chatId, chatId) });

describe("what does not agree is refused", () => {
  const pixel = Buffer.from(png, "base64");
  const prefix = "Error: predictionsServices.buildChatflow - MIME type mismatch: ";
  it.each([
    [
      "photo.exe",
      "image/png",
      pixel,
      'file extension "exe" does not match declared MIME type "image/png". Expected: png',
    ],
    [
      "audio.wav",
      "audio/webm",
      pixel,
      'file extension "wav" does not match declared MIME type "audio/webm". Expected: webm, weba',
    ],
    [
      "photo.png",
      "image/png",
      Buffer.from("<html><script>alert(1)</script></html>"),
      'the content of "photo.png" does not match declared MIME type "image/png". Found: text/plain',
    ],
    [
      "photo.png",
      "image/png",
      pdfFile("x"),
      'the content of "photo.png" does not match declared MIME type "image/png". Found: application/pdf',
    ],
    [
      "photo.jpg",
      "image/jpeg",
      pixel,
      'the content of "photo.jpg" does not match declared MIME type "image/jpeg". Found: image/png',
    ],
    [
      "notes.txt",
      "text/plain",
      pixel,
      'the content of "notes.txt" does not match declared MIME type "text/plain". Found: application/octet-stream',
    ],
    [
      "report.pdf",
      "application/pdf",
      Buffer.concat([pixel, pdfFile("x")]),
      'the content of "report.pdf" does not match declared MIME type "application/pdf". Found: image/png',
    ],
  ])("%s as %s", async (name, mime, bytes, message) => {
    expect(
      await said(await ask({ question: "q", uploads: [{ type: "file", name, mime, data: dataUrl(mime, bytes) }] })),
    ).toEqual([500, prefix + message]);
    expect(model.requests).toHaveLength(0);
  });
});

describe("limits", () => {
  it("a file that is too large is 413, as JSON and as a form", async () => {
    const bytes = Buffer.alloc(10 * 1024 * 1024 + 1, "x");
    const message = "“big.txt” is larger than 10 MB.";
    const upload = { type: "file", name: "big.txt", mime: "text/plain", data: dataUrl("text/plain", bytes) };
    expect(await said(await ask({ question: "q", uploads: [upload] }))).toEqual([413, message]);
    expect(await said(await askForm({ question: "q" }, [["big.txt", "text/plain", bytes]]))).toEqual([413, message]);
  });

  it("too many files of one question or one conversation are 413", async () => {
    const many = Array.from({ length: 21 }, () => image());
    expect((await said(await ask({ question: "q", uploads: many })))[0]).toBe(413);
    await api.database.db.insert(storedFiles).values(
      Array.from({ length: 200 }, (_, index) => ({
        ...{ workspaceId: api.workspace.id, flowId: flow, chatId: "c-full-up" },
        name: `${index}`,
        mime: "image/png",
        size: 1,
      })),
    );
    expect(await said(await ask({ question: "q", chatId: "c-full-up", uploads: [image()] }))).toEqual([
      413,
      "A conversation can hold 200 files of 100 MB together. Start a new one, or delete this one's messages.",
    ]);
  });
});

describe("names are data", () => {
  const hostile = [
    "../../../etc/passwd.png",
    "..\\..\\boot.png",
    "/etc/shadow.png",
    "a\u0000b.png",
    "%2e%2e%2fx.png",
    "con.png",
    ".png",
    "a\nb: c.png",
    "\ud800.png",
    `${"x".repeat(5000)}.png`,
    "' onload='x.png",
    "ß✓.png",
  ];
  it("whatever they are, the file is kept under an id and given back by its name", async () => {
    for (const [index, name] of hostile.entries()) {
      const chatId = `c-name-${index}`;
      expect((await ask({ question: "q", chatId, uploads: [image(name)] })).status).toBe(200);
      const [upload] = (await rowsOf(chatId))[0]?.fileUploads ?? [];
      const query = new URLSearchParams({ chatflowId: flow, chatId, fileName: String(upload?.name) });
      const response = await fetch(`${api.origin}/api/v1/get-upload-file?${query}`);
      expect([name, response.status]).toEqual([name, 200]);
      expect(Buffer.from(await response.arrayBuffer()).toString("base64")).toBe(png);
    }
  });

  it("the same name twice keeps both", async () => {
    await ask({ question: "1", chatId: "c-twice", uploads: [image()] });
    await Promise.all([2, 3].map((n) => ask({ question: `${n}`, chatId: "c-twice", uploads: [image()] })));
    expect((await filesOf("c-twice")).map(({ name }) => name).toSorted()).toEqual([
      "example (2).png",
      "example (3).png",
      "example.png",
    ]);
  });
});
