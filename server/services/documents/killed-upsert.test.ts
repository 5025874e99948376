import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { documentFlow } from "@/server/http/testing/document-flow";
import { followJob } from "../jobs/follow-job";
import type { Job } from "../jobs/job";
import { openDocumentDesk } from "../testing/document-desk";

const progress = z.object({ id: z.string(), status: z.string(), added: z.number() });
const paragraphs = 600;

let dataDir: string;
let child: ChildProcess | undefined;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "weft-killed-"));
});
afterEach(async () => {
  child?.kill("SIGKILL");
  await rm(dataDir, { recursive: true, force: true });
  await rm(`${dataDir}-vite`, { recursive: true, force: true });
});

const recorded = documentFlow(
  Array.from({ length: paragraphs }, (_, n) => `Paragraph ${n} is about the year ${1400 + n}.`).join("\n\n"),
  {},
  { chunkSize: 50, chunkOverlap: 0 },
);
const withoutRecords: FlowDocument = {
  nodes: recorded.nodes.filter(({ name }) => name !== "builtinRecordManager"),
  edges: recorded.edges.filter(({ source }) => source !== "builtinRecordManager_0"),
};

/** Fills the flows' stores in a process that is killed as soon as each of them has begun and none is done. */
async function fillAndKill(flows: readonly FlowDocument[]): Promise<string[]> {
  const script = fileURLToPath(new URL("../testing/upsert-process.mjs", import.meta.url));
  const started = spawn(process.execPath, [script, dataDir], { stdio: ["pipe", "pipe", "inherit"] });
  child = started;
  started.stdin.end(JSON.stringify(flows));
  const added = new Map<string, number>();
  for await (const line of createInterface({ input: started.stdout })) {
    const { id, status, added: count } = progress.parse(JSON.parse(line));
    expect(status).toMatch(/queued|running/);
    added.set(id, count);
    if (added.size === flows.length && [...added.values()].every((number) => number > 0)) break;
  }
  started.kill("SIGKILL");
  if (started.exitCode === null && started.signalCode === null) await once(started, "exit");
  return [...added.keys()];
}

// A process that compiles its own modules first, and 1,200 texts to embed.
test(
  "an upsert that is killed goes on by itself, and store and records agree in the end",
  { timeout: 240_000 },
  async () => {
    const ids = await fillAndKill([recorded, withoutRecords]);
    const { ports, desk, close } = await openDocumentDesk(dataDir);
    const { statement } = ports.database;
    const count = async (text: string) => z.object({ n: z.number() }).parse((await statement(text, []))[0]).n;
    const before = await count("select count(*)::int as n from vector_rows");
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(2 * paragraphs);
    await desk.jobs.start();
    for (const id of ids) {
      let last: Job | undefined;
      for await (const job of followJob({ db: ports.db, jobs: desk.jobs }, id, AbortSignal.timeout(180_000)))
        last = job;
      expect(last).toMatchObject({ status: "finished", interruptions: 1, error: null });
    }
    const rows = await statement(
      "select collection_id::text as collection, count(*)::int as n, count(distinct content)::int as texts from vector_rows group by 1",
      [],
    );
    expect(rows.map(({ n, texts }) => [n, texts])).toEqual([
      [paragraphs + 1, paragraphs + 1],
      [paragraphs + 1, paragraphs + 1],
    ]);
    expect(await count("select count(*)::int as n from document_records where state <> 'stored'")).toBe(0);
    expect(await count("select count(*)::int as n from document_records")).toBe(paragraphs + 1);
    expect(
      await count(
        "select count(*)::int as n from document_records d where not exists (select 1 from vector_rows r where r.id = d.key)",
      ),
    ).toBe(0);
    await close();
  },
);
