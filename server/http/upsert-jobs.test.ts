import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { upsertJobs } from "@/server/data/schema/upsert-jobs";
import { noCounts } from "@/server/services/jobs/job";
import { documentDeskOf } from "@/server/services/documents/document-desk";
import { documentFlow } from "./testing/document-flow";
import { apiClient } from "./testing/api-client";
import { startApi, type TestApi } from "./testing/start-api";

describe("an upsert as a job", () => {
  let api: TestApi;
  let key: string;
  let manager: string;
  beforeAll(async () => {
    api = await startApi();
    key = await api.makeKey(["predict"]);
    manager = await api.makeKey(["manage"]);
  });
  afterAll(() => api.close());

  const send = (method: string, path: string, { as = key, headers = {}, body }: Options = {}) =>
    apiClient(api.origin, as).send(method, path, { ...(body !== undefined && { body }), headers });
  interface Options {
    as?: string;
    headers?: Record<string, string>;
    body?: unknown;
  }
  const begin = async (text: string, options: { isPublic?: boolean } = {}) => {
    const flow = await api.makeFlow(documentFlow(text), options);
    const response = await send("POST", `/vector/upsert/${flow}?async=1`, { body: {} });
    return { flow, response, jobId: (await response.json()).jobId as string };
  };
  const ended = async (id: string) => {
    const events = await (await send("GET", `/upsert-jobs/${id}/events`)).text();
    const last = events.split("\n\n").findLast((event) => event.startsWith("event: "));
    return { event: last?.match(/^event: (\w+)/)?.[1], ...JSON.parse(last?.match(/^data: (.*)$/m)?.[1] ?? "{}").data };
  };

  test("is answered at once and found again until it has ended", async () => {
    const { response, jobId } = await begin("The tower clock has been four minutes slow since 1911.");
    expect(response.status).toBe(202);
    expect(response.headers.get("location")).toBe(`/api/v1/upsert-jobs/${jobId}`);
    expect(await ended(jobId)).toMatchObject({ event: "end", status: "finished", counts: { numAdded: 1 } });
    const polled = await (await send("GET", `/upsert-jobs/${jobId}`)).json();
    expect(polled).toMatchObject({ status: "finished", failures: [], result: { numAdded: 1 }, error: null });
    expect(JSON.stringify(polled)).not.toContain("versionId");
  });

  test("is also asked for by a header", async () => {
    const flow = await api.makeFlow(documentFlow("A text."));
    const headers = { prefer: "respond-async" };
    expect((await send("POST", `/vector/upsert/${flow}`, { headers, body: {} })).status).toBe(202);
  });

  test("takes files along, which are gone when it has ended", async () => {
    const flow = await api.makeFlow(documentFlow("The house has a garden."));
    const form = new FormData();
    form.append("files", new Blob(["The baker of the village is called Otto."]), "village.txt");
    const response = await fetch(`${api.origin}/api/v1/vector/upsert/${flow}?async=true`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}` },
      body: form,
    });
    const { jobId } = await response.json();
    expect(await ended(jobId)).toMatchObject({ status: "finished", counts: { numAdded: 2 } });
    const row = await api.database.db.query.upsertJobs.findFirst({ where: (table, { eq }) => eq(table.id, jobId) });
    const [file] = z.object({ files: z.array(z.object({ id: z.string() })) }).parse(row?.request).files;
    await expect(api.runtime.files.read(file?.id ?? "")).rejects.toThrow(/no longer there/);
  });

  test("is seen by callers of its flow and by its workspace, and by nobody else", async () => {
    const { jobId } = await begin("A secret text.");
    await ended(jobId);
    const path = `/upsert-jobs/${jobId}`;
    const stranger = await api.makeKey(["predict", "manage"], [], api.stranger);
    expect((await send("GET", path, { as: key })).status).toBe(200);
    expect((await send("GET", path, { as: "" })).status).toBe(401);
    expect((await send("GET", path, { as: manager })).status).toBe(401);
    expect((await send("GET", path, { as: stranger })).status).toBe(401);
    expect((await send("DELETE", path, { as: stranger })).status).toBe(401);
    const open = await begin("An open text.", { isPublic: true });
    expect((await send("GET", `/upsert-jobs/${open.jobId}`, { as: "" })).status).toBe(200);
    expect((await send("GET", "/upsert-jobs/00000000-0000-4000-8000-000000000000")).status).toBe(404);
  });

  test("can be cancelled, and the next one ends what it began", async () => {
    const text = Array.from({ length: 400 }, (_, n) => `Paragraph ${n} tells of the year ${1500 + n}.`).join("\n\n");
    const flow = await api.makeFlow(documentFlow(text, {}, { chunkSize: 60, chunkOverlap: 0 }));
    const { jobId } = await (await send("POST", `/vector/upsert/${flow}?async=1`, { body: {} })).json();
    const { jobs } = documentDeskOf(api.runtime);
    await jobs.news(jobId, 500, new AbortController().signal);
    expect(await (await send("DELETE", `/upsert-jobs/${jobId}`)).json()).toMatchObject({ status: "cancelled" });
    expect(await ended(jobId)).toMatchObject({ status: "cancelled" });
    const whole = await (await send("POST", `/vector/upsert/${flow}`, { body: {} })).json();
    expect(whole.numAdded + whole.numSkipped).toBe(whole.totalKeys);
    expect(whole.totalKeys).toBeGreaterThanOrEqual(400);
    const again = await (await send("POST", `/vector/upsert/${flow}`, { body: {} })).json();
    expect(again).toMatchObject({ numAdded: 0, numSkipped: whole.totalKeys });
  });

  test("is refused while too many of its flow wait, and nothing of it is kept", async () => {
    const flow = await api.makeFlow(documentFlow("A text."));
    const waiting = { workspaceId: api.workspace.id, flowId: flow, kind: "flow", target: "t" } as const;
    const more = { request: { files: [] }, counts: noCounts, status: "running", heartbeatAt: new Date() } as const;
    const rows = Array.from({ length: 20 }, (_, n) => ({ ...waiting, ...more, target: `t ${n}` }));
    await api.database.db.insert(upsertJobs).values(rows);
    const refused = await send("POST", `/vector/upsert/${flow}?async=1`, { body: {} });
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("30");
    await api.database.db.delete(upsertJobs).where(eq(upsertJobs.flowId, flow));
    expect((await send("POST", `/vector/upsert/${flow}`, { body: {} })).status).toBe(200);
  });

  test("is written into the history of its flow, which can be read by time and deleted", async () => {
    const { flow, jobId } = await begin("The first text.");
    await ended(jobId);
    await send("POST", `/vector/upsert/${flow}`, { body: {} });
    const history = async (query = "") =>
      (await (await send("GET", `/upsert-history/${flow}${query}`, { as: manager })).json()) as {
        id: string;
        result: Record<string, number>;
        flowData: { name: string; paramValues: { name: string; value: unknown }[] }[];
      }[];
    const entries = await history();
    expect(entries.map(({ result }) => result.numAdded)).toEqual([0, 1]);
    expect((await history("?order=ASC")).map(({ result }) => result.numAdded)).toEqual([1, 0]);
    expect(await history("?startDate=2999-01-01")).toEqual([]);
    expect(await history("?endDate=2999-01-01")).toHaveLength(2);
    const loader = entries[0]?.flowData.find(({ name }) => name === "plainText");
    expect(loader?.paramValues).toContainEqual(expect.objectContaining({ name: "text", value: "The first text." }));
    const ids = entries.map(({ id }) => id);
    const stranger = await api.makeKey(["manage"], [], api.stranger);
    const gone = async (as: string) => (await send("PATCH", "/upsert-history", { as, body: { ids } })).json();
    expect(await gone(stranger)).toEqual({ raw: [], affected: 0 });
    expect(await gone(manager)).toEqual({ raw: [], affected: 2 });
    expect(await history()).toEqual([]);
  });
});
