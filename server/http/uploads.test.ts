import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { edgeId } from "@/domain/flow/flow-document";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { pdfFile, wordFile } from "@/server/platform/extract-text/testing/sample-files";
import { conversationFlow } from "./testing/conversation-flow";
import { startApi, type TestApi } from "./testing/start-api";
import { dataUrl, image, png, withSight } from "./testing/upload-samples";

let api: TestApi;
let model: ModelServer;
/** Public, with a model that is let see images. */
let seeing: string;
let blind: string;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  seeing = await api.makeFlow(withSight(conversationFlow(model.origin)), { isPublic: true });
  blind = await api.makeFlow(conversationFlow(model.origin), { isPublic: true });
});
beforeEach(() => {
  model.script({ text: "I see." });
  model.requests.length = 0;
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const ask = (body: object, id = seeing): Promise<Response> =>
  fetch(`${api.origin}/api/v1/prediction/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const askForm = (fields: Record<string, string>, files: [string, string, BlobPart][], id = seeing) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [name, type, content] of files) form.append("files", new Blob([content], { type }), name);
  return fetch(`${api.origin}/api/v1/prediction/${id}`, { method: "POST", body: form });
};
const said = async (response: Response) => [response.status, (await response.json()).message];
const parsedEvents = (stream: string): { event: string }[] =>
  stream
    .split("\n")
    .filter((line) => line.startsWith("data: "))
    .map((line) => JSON.parse(line.slice(6)));
const lastMessage = () => model.requests.at(-1)?.body.messages?.at(-1)?.content;
const rowsOf = (chatId: string) =>
  api.database.db.query.messages.findMany({
    where: (table, { eq }) => eq(table.chatId, chatId),
    orderBy: (table, { asc }) => asc(table.seq),
  });
const filesOf = (chatId: string) =>
  api.database.db.query.storedFiles.findMany({ where: (table, { eq }) => eq(table.chatId, chatId) });

describe("an image", () => {
  it("goes to a model that may see it, and is kept on the question's row without its data", async () => {
    const response = await ask({ question: "What is this?", chatId: "c-img", uploads: [image()] });
    expect([response.status, (await response.json()).question]).toEqual([200, "What is this?"]);
    expect(lastMessage()).toEqual([
      { type: "text", text: "What is this?" },
      { type: "image_url", image_url: { url: `data:image/png;base64,${png}` } },
    ]);
    const [question, answer] = await rowsOf("c-img");
    expect(question?.fileUploads).toEqual([{ type: "stored-file", name: "example.png", mime: "image/png" }]);
    expect(answer?.fileUploads).toBeNull();
    const key = await api.makeKey(["messages"]);
    const listed = await fetch(`${api.origin}/api/v1/chatmessage/${seeing}?chatId=c-img`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect((await listed.json())[0].fileUploads).toEqual(question?.fileUploads);
  });

  it("is not sent again with the next question", async () => {
    await ask({ question: "What is this?", chatId: "c-again", uploads: [image()] });
    await ask({ question: "And now?", chatId: "c-again" });
    const { messages } = model.requests.at(-1)?.body ?? {};
    expect(messages?.slice(1)).toEqual([
      { role: "user", content: "What is this?" },
      { role: "assistant", content: "I see." },
      { role: "user", content: "And now?" },
    ]);
  });

  it("streams like any answer", async () => {
    const text = await (await ask({ question: "?", streaming: true, uploads: [image()] })).text();
    expect(text).toContain('"token":"see."');
    expect(lastMessage()).toHaveLength(2);
  });

  it("as the pages that describe the API send it, even cut short", async () => {
    const samples = [
      { question: "Can you describe this image?", uploads: [image("example.png", "iVBORw0KGgdM2uN0")] },
      {
        question: "What is artificial intelligence?",
        uploads: [
          {
            type: "file",
            name: "example.png",
            data: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAAAAYCAYAAADgdz34AAABjElEQVRIS+2Vv0oDQRDG",
            mime: "image/png",
          },
        ],
      },
      {
        question: "What do you see in this image?",
        uploads: [
          { data: "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQ==", type: "file", name: "photo.jpg", mime: "image/jpeg" },
        ],
      },
    ];
    for (const sample of samples) {
      const response = await ask(sample);
      expect([response.status, (await response.json()).text]).toEqual([200, "I see."]);
      expect(lastMessage()).toEqual([
        { type: "text", text: sample.question },
        { type: "image_url", image_url: { url: sample.uploads[0]?.data } },
      ]);
    }
  });

  it("comes as a form's file, too", async () => {
    const response = await askForm({ question: "Look", chatId: "c-form", streaming: "true" }, [
      ["photo.png", "image/png", Buffer.from(png, "base64")],
    ]);
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    await response.text();
    expect(lastMessage()).toMatchObject([{ text: "Look" }, { type: "image_url" }]);
    expect((await rowsOf("c-form"))[0]?.fileUploads).toEqual([
      { type: "stored-file", name: "photo.png", mime: "image/png" },
    ]);
  });

  it("by address is fetched behind the guard and handed on", async () => {
    const { createServer } = await import("node:http");
    const server = createServer((_, response) =>
      response.writeHead(200, { "content-type": "image/png" }).end(Buffer.from(png, "base64")),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/cat.png`;
    const upload = { type: "url", name: "cat.png", mime: "image/png", data: url };
    expect((await ask({ question: "A cat?", chatId: "c-url", uploads: [upload] })).status).toBe(200);
    expect(lastMessage()).toMatchObject([{}, { image_url: { url: `data:image/png;base64,${png}` } }]);
    expect((await rowsOf("c-url"))[0]?.fileUploads).toEqual([
      { type: "url", name: "cat.png", mime: "image/png", data: url },
    ]);
    server.close();
    const inside = { ...upload, data: "http://169.254.169.254/latest/meta-data" };
    const [status, message] = await said(await ask({ question: "?", uploads: [inside] }));
    expect([status, message]).toEqual([500, expect.stringContaining("The image at 169.254.169.254 could not be used")]);
  });

  it("that was kept before is sent by its name", async () => {
    await ask({ question: "1", chatId: "c-kept", uploads: [image("kept.png")] });
    const upload = { type: "stored-file", name: "kept.png", mime: "image/png" };
    expect((await ask({ question: "2", chatId: "c-kept", uploads: [upload] })).status).toBe(200);
    expect(lastMessage()).toMatchObject([{ text: "2" }, { image_url: { url: `data:image/png;base64,${png}` } }]);
    expect(await said(await ask({ question: "3", chatId: "another", uploads: [upload] }))).toEqual([
      500,
      "Error: predictionsServices.buildChatflow - File kept.png not found",
    ]);
  });

  it("for a model that may not see it is kept, and the question beside it answered with a warning", async () => {
    const warning =
      "The question was answered without its images: “Model” does not take images. Switch on “Allow Image Uploads” in its settings and publish the flow.";
    const asked = { question: "What is this?", chatId: "c-blind", uploads: [image()] };
    const reply = await (await ask(asked, blind)).json();
    expect(reply).toMatchObject({ text: "I see.", question: "What is this?", warnings: [warning] });
    expect(lastMessage()).toBe("What is this?");
    expect(await rowsOf("c-blind")).toMatchObject([
      { role: "userMessage", fileUploads: [{ name: "example.png" }] },
      { role: "apiMessage", content: "I see.", error: null },
    ]);
    expect(await filesOf("c-blind")).toMatchObject([{ name: "example.png" }]);
    const events = parsedEvents(await (await ask({ ...asked, streaming: true }, blind)).text());
    expect(events.find(({ event }) => event === "metadata")).toMatchObject({
      data: { warnings: [warning] },
      warnings: [warning],
    });
    expect(await (await ask(asked)).json()).not.toHaveProperty("warnings");
  });

  it("for a model that may not see it, and nothing beside it, is refused with the setting to change", async () => {
    expect(await said(await ask({ question: " ", chatId: "c-alone", uploads: [image()] }, blind))).toEqual([
      500,
      "Error: predictionsServices.buildChatflow - “Model” does not take images. Switch on “Allow Image Uploads” in its settings and publish the flow, or ask without an image.",
    ]);
    expect(model.requests).toHaveLength(0);
    expect(await rowsOf("c-alone")).toMatchObject([
      { role: "userMessage", fileUploads: [{ name: "example.png" }] },
      { role: "apiMessage", error: expect.stringContaining("Allow Image Uploads") },
    ]);
  });

  it("that is only a placeholder of a printed example is none", async () => {
    const response = await ask({ question: "<string>", chatId: "c-none", history: [{}], uploads: [{}] }, blind);
    expect(response.status).toBe(200);
    expect(await response.json()).not.toHaveProperty("warnings");
    expect(await filesOf("c-none")).toEqual([]);
  });

  it("for the built-in answerer is named, too", async () => {
    const ends = {
      source: "builtinAnswerer_0",
      sourceHandle: "builtinAnswerer",
      target: "conversationChain_0",
      targetHandle: "model",
    };
    const drawn = conversationFlow(model.origin, { memory: false });
    const id = await api.makeFlow(
      {
        nodes: [
          ...drawn.nodes.filter((node) => node.name === "conversationChain"),
          {
            id: "builtinAnswerer_0",
            name: "builtinAnswerer",
            label: "Built-in Answerer",
            version: 1,
            inputs: {},
            position: { x: 0, y: 0 },
          },
        ],
        edges: [{ ...ends, id: edgeId(ends) }],
      },
      { isPublic: true },
    );
    const advice = "“Built-in Answerer” cannot see images. Connect a chat model that can";
    expect((await said(await ask({ uploads: [image()] }, id)))[1]).toContain(advice);
    const reply = await (await ask({ question: "?", uploads: [image()] }, id)).json();
    expect(reply.warnings).toEqual([expect.stringContaining(advice)]);
  });
});

describe("a document", () => {
  it("is put before the question as text; the stored question stays what the person wrote", async () => {
    const uploads = [
      {
        type: "file",
        name: "loom.pdf",
        mime: "application/pdf",
        data: dataUrl("application/pdf", pdfFile("The loom weaves.")),
      },
      { type: "file", name: "notes.md", mime: "text/markdown", data: dataUrl("text/markdown", "# Größe") },
    ];
    expect((await ask({ question: "What does it do?", chatId: "c-doc", uploads }, blind)).status).toBe(200);
    expect(lastMessage()).toBe(
      "<doc name='loom.pdf'>The loom weaves.</doc>\n\n<doc name='notes.md'># Größe</doc>\n\nWhat does it do?",
    );
    const [question] = await rowsOf("c-doc");
    expect(question).toMatchObject({
      content: "What does it do?",
      fileUploads: [
        { type: "stored-file", name: "loom.pdf", mime: "application/pdf" },
        { type: "stored-file", name: "notes.md", mime: "text/markdown" },
      ],
    });
  });

  it("comes as a form's files, as curl and browsers send them", async () => {
    const response = await askForm({ question: "What does this document say?", chatId: "session-abc123" }, [
      ["document.txt", "", "It says hello."],
      ["letter.docx", "application/octet-stream", Buffer.from(wordFile("Dear all"))],
    ]);
    expect(await response.json()).toMatchObject({ question: "What does this document say?", chatId: "session-abc123" });
    expect(lastMessage()).toBe(
      "<doc name='document.txt'>It says hello.</doc>\n\n<doc name='letter.docx'>Dear all\n\n</doc>\n\nWhat does this document say?",
    );
  });

  it("as whole text, or as a data URL of that type, is read the same", async () => {
    const text = { type: "file:full", name: "a.txt", mime: "text/plain", data: "whole text" };
    await ask({
      question: "q",
      chatId: "c-full",
      uploads: [text, { ...text, name: "b.txt", data: dataUrl("text/plain", "inner") }],
    });
    expect(lastMessage()).toBe("<doc name='a.txt'>whole text</doc>\n\n<doc name='b.txt'>inner</doc>\n\nq");
    expect((await rowsOf("c-full"))[0]?.fileUploads).toEqual([
      { type: "stored-file:full", name: "a.txt", mime: "text/plain" },
      { type: "stored-file:full", name: "b.txt", mime: "text/plain" },
    ]);
  });

  it("fills {{file_attachment}}", async () => {
    const ends = {
      source: "promptTemplate_0",
      sourceHandle: "promptTemplate",
      target: "llmChain_0",
      targetHandle: "prompt",
    };
    const wire = {
      source: "chatOpenAICustom_0",
      sourceHandle: "chatOpenAICustom",
      target: "llmChain_0",
      targetHandle: "model",
    };
    const at = { version: 1, position: { x: 0, y: 0 } };
    const id = await api.makeFlow(
      {
        nodes: [
          ...conversationFlow(model.origin, { memory: false }).nodes.filter((node) => node.name === "chatOpenAICustom"),
          {
            ...at,
            id: "promptTemplate_0",
            name: "promptTemplate",
            label: "P",
            inputs: { template: "Sum up: {file}", promptValues: '{"file": "{{file_attachment}}"}' },
          },
          { ...at, id: "llmChain_0", name: "llmChain", label: "Chain", inputs: {} },
        ],
        edges: [ends, wire].map((each) => ({ ...each, id: edgeId(each) })),
      },
      { isPublic: true },
    );
    await ask(
      {
        question: "q",
        uploads: [{ type: "file", name: "a.txt", mime: "text/plain", data: dataUrl("text/plain", "A tale") }],
      },
      id,
    );
    expect(lastMessage()).toBe("Sum up: <doc name='a.txt'>A tale</doc>\n\n");
  });

  it("that cannot be read says so and leaves nothing behind", async () => {
    const broken = {
      type: "file",
      name: "cut.pdf",
      mime: "application/pdf",
      data: dataUrl("application/pdf", pdfFile("x").slice(0, 50)),
    };
    const odd = {
      type: "file",
      name: "a.zip",
      mime: "application/zip",
      data: dataUrl("application/zip", "PK\u0003\u0004"),
    };
    const empty = { type: "file", name: "none.txt", mime: "text/plain", data: "data:text/plain;base64," };
    const bare = { type: "file", name: "bare.png", mime: "image/png", data: png };
    const prefix = "Error: predictionsServices.buildChatflow - ";
    for (const [upload, message] of [
      [broken, "“cut.pdf” is damaged or incomplete and could not be read."],
      [odd, "“a.zip” is of a kind that cannot be read (application/zip)."],
      [empty, "“none.txt” is empty."],
      [bare, "“bare.png” came without its content: data has to be a data URL."],
    ] as const) {
      const [status, text] = await said(await ask({ question: "q", chatId: "c-bad", uploads: [image(), upload] }));
      expect([status, text]).toEqual([500, expect.stringContaining(prefix + message)]);
    }
    expect(await filesOf("c-bad")).toEqual([]);
  });
});

describe("a recording", () => {
  it("is kept with its codec's parameters dropped", async () => {
    const upload = {
      data: "data:audio/webm;codecs=opus;base64,GkXf",
      type: "audio",
      name: "speech.webm",
      mime: "audio/webm",
    };
    const response = await ask({ question: "Listen.", chatId: "c-audio", uploads: [upload] });
    expect(response.status).toBe(200);
    expect((await rowsOf("c-audio"))[0]?.fileUploads).toEqual([
      { type: "stored-file", name: "speech.webm", mime: "audio/webm" },
    ]);
    expect(await filesOf("c-audio")).toMatchObject([{ name: "speech.webm", mime: "audio/webm", size: 3 }]);
  });
});
