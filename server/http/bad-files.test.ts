import { zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { lockedPdfFile, pdfFile, wordFile } from "@/server/platform/extract-text/testing/sample-files";
import { flowNode, flowWire } from "./testing/document-flow";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let key: string;
beforeAll(async () => {
  api = await startApi({ RUN_TIMEOUT_SECONDS: "60" });
  key = await api.makeKey(["predict"]);
});
afterAll(() => api.close());

//   fileLoader ┐
//  folderFiles ┼─ store ── embeddings over HTTP is not needed: few texts
//      records ┘
const makeFlow = (): Promise<string> =>
  api.makeFlow({
    nodes: [
      flowNode("fileLoader_0", { usage: "perFile" }, "document"),
      flowNode("folderFiles_0", { recursive: true }, "document"),
      flowNode("builtinEmbeddings_0"),
      flowNode("builtinRecordManager_0", { cleanup: "full" }),
      flowNode("builtinVectorStore_0", {}, "retriever"),
    ],
    edges: [
      flowWire("fileLoader_0", "document", "builtinVectorStore_0", "document"),
      flowWire("folderFiles_0", "document", "builtinVectorStore_0", "document"),
      flowWire("builtinEmbeddings_0", "builtinEmbeddings", "builtinVectorStore_0", "embeddings"),
      flowWire("builtinRecordManager_0", "builtinRecordManager", "builtinVectorStore_0", "recordManager"),
    ],
  });

const reply = z.object({
  numAdded: z.number(),
  numSkipped: z.number(),
  numDeleted: z.number(),
  failures: z.array(z.object({ item: z.string(), reason: z.string() })).default([]),
});

async function upsert(flowId: string, files: Record<string, string | Uint8Array>): Promise<z.output<typeof reply>> {
  const form = new FormData();
  for (const [name, content] of Object.entries(files))
    form.append("files", new Blob([typeof content === "string" ? content : new Uint8Array(content)]), name);
  const response = await fetch(`${api.origin}/api/v1/vector/upsert/${flowId}`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body: form,
  });
  expect(response.status).toBe(200);
  return reply.parse(await response.json());
}

/** Ids in the store and ids that the record manager takes for stored; the last part is what it has begun and not ended. */
async function held(flowId: string): Promise<{ stored: unknown[]; recorded: unknown[]; unfinished: unknown[] }> {
  const ids = async (text: string) => (await api.database.statement(text, [`%${flowId}%`])).map(({ id }) => id);
  return {
    stored: await ids(
      "select r.id from vector_rows r join vector_collections c on c.id = r.collection_id where c.name like $1 order by 1",
    ),
    recorded: await ids(
      "select key as id from document_records where namespace like $1 and state = 'stored' order by 1",
    ),
    unfinished: await ids("select key as id from document_records where namespace like $1 and state <> 'stored'"),
  };
}

const pages = Array.from({ length: 500 }, (_, place) => `Page ${place + 1} tells of the year ${1500 + place}.`);
const folder = zipSync({
  "docs/inside.txt": Buffer.from("The cellar key hangs behind the clock."),
  "../../etc/cron.d/evil": Buffer.from("evil"),
  "bomb.txt": [new Uint8Array(65 * 1024 * 1024), { level: 9 }],
});

test("bad files cost nothing but themselves: each is told of by its name, and the others go in", async () => {
  const flowId = await makeFlow();
  const { numAdded, failures } = await upsert(flowId, {
    "good.txt": "The house has a garden.",
    "long.pdf": pdfFile(...pages),
    "empty.pdf": "",
    "locked.pdf": lockedPdfFile(),
    "cut.docx": wordFile("Whole once").slice(0, 300),
    "wrong.docx": pdfFile("I am a PDF"),
    "old.doc": "old",
    "noise.bin": new Uint8Array([0, 1, 2, 0]),
    "../../../etc/passwd.txt": "The name of this file is hostile, its text is not.",
    "folder.zip": folder,
  });
  expect(Object.fromEntries(failures.map(({ item, reason }) => [item, reason]))).toEqual({
    "empty.pdf": expect.stringMatching(/is empty/),
    "locked.pdf": expect.stringMatching(/protected with a password/),
    "cut.docx": expect.stringMatching(/damaged or incomplete/),
    "wrong.docx": expect.stringMatching(/not what its name says/),
    "old.doc": expect.stringMatching(/Save it as \.docx/),
    "noise.bin": expect.stringMatching(/of a kind that is not read/),
    "folder.zip": expect.stringMatching(/./),
    "../../etc/cron.d/evil": expect.stringMatching(/leads out of the archive/),
    "bomb.txt": expect.stringMatching(/more than 64 MB/),
  });
  expect(numAdded).toBe(4);
  const { stored, recorded, unfinished } = await held(flowId);
  expect([stored.length, unfinished]).toEqual([4, []]);
  expect(stored).toEqual(recorded);
});

test("a file that has become unreadable loses nothing of what it held, although clean-up is full", async () => {
  const flowId = await makeFlow();
  await upsert(flowId, { "a.txt": "The first text.", "b.pdf": pdfFile("The second text.") });
  const before = await held(flowId);
  const again = await upsert(flowId, { "a.txt": "The first text.", "b.pdf": pdfFile("The second text.").slice(0, 60) });
  expect(again).toMatchObject({ numAdded: 0, numSkipped: 1, numDeleted: 0, failures: [{ item: "b.pdf" }] });
  expect(await held(flowId)).toEqual(before);
  expect(await upsert(flowId, { "a.txt": "The first text." })).toMatchObject({ numDeleted: 1 });
  const { stored, recorded } = await held(flowId);
  expect([stored.length, stored]).toEqual([1, recorded]);
});
