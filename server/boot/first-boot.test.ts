import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { openTestDatabase } from "@/server/data/testing/test-database";
import { testPorts } from "@/server/services/testing/test-ports";
import type { ServicePorts } from "@/server/services/context";
import { defaultWorkspace } from "@/server/services/setup/default-workspace";
import { listFlows } from "@/server/services/flows/list-flows";
import { getFlow } from "@/server/services/flows/get-flow";
import { listKeys } from "@/server/services/keys/list-keys";
import { revokeKey } from "@/server/services/keys/revoke-key";
import { verifyPerson } from "@/server/auth/verify-person";
import { createRateLimiter } from "@/server/platform/rate-limiter";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { credentialInput } from "@/domain/flow/problem";
import { problemsOf } from "@/domain/flow/validate-flow";
import { predictionBody } from "@/domain/api/contracts/prediction";
import { predict } from "@/server/services/runs/predict";
import type { Prediction } from "@/server/services/runs/prediction";
import type { RunDeskPorts } from "@/server/services/runs/run-desk";
import { runDeskOf } from "@/server/services/runs/run-desk-of";
import { documentDeskOf } from "@/server/services/documents/document-desk";
import { followJob } from "@/server/services/jobs/follow-job";
import type { Job } from "@/server/services/jobs/job";
import { upsertJobs } from "@/server/data/schema/upsert-jobs";
import { workspaces } from "@/server/data/schema/accounts";
import { createSecretBox } from "@/server/platform/secret-box";
import { createCredential } from "@/server/services/credentials/create-credential";
import { seed } from "./seed";
import { describeStart } from "./describe-start";
import { firstBoot } from "./first-boot";

const noSettings = { appUrl: undefined, databaseUrl: undefined, encryptionKey: undefined, authSecret: undefined };

describe("the first boot", () => {
  let database: OpenDatabase;
  let ports: ServicePorts;
  let folder: string;
  let quickStartFile: string;
  let deskPorts: RunDeskPorts;
  beforeAll(async () => {
    database = await openTestDatabase();
    ports = testPorts(database.db);
    folder = await mkdtemp(join(tmpdir(), "weft-boot-"));
    quickStartFile = join(folder, "quickstart-key");
    await firstBoot(ports, { admin: { email: "owner@example.com", password: "correct-horse" }, quickStartFile });
    const refuse = () => Promise.reject(new Error("Nothing outside is needed."));
    deskPorts = {
      ...{ ...ports, database, env: { runTimeoutSeconds: 60 } },
      nodeTools: {
        fetch: refuse,
        runScript: refuse,
        redis: refuse,
        postgres: refuse,
        mongo: refuse,
        log: () => undefined,
      },
      onClose: () => undefined,
    };
  });
  afterAll(async () => {
    await documentDeskOf(deskPorts).jobs.close();
    await database.close();
    await rm(folder, { recursive: true });
  });

  const owner = async () => {
    const { id } = await defaultWorkspace(ports.db);
    return { ...ports, actor: { kind: "system" as const, workspaceId: id } };
  };
  const start = () => describeStart(ports, { port: 3000, env: noSettings, quickStartFile });

  it("publishes example flows whose every node this server has", async () => {
    const ctx = await owner();
    const flows = await listFlows(ctx, {});
    expect(flows.map((flow) => [flow.name, flow.latest, flow.published])).toEqual(
      expect.arrayContaining([
        ["Hello, Weft", 1, 1],
        ["Library desk", 1, 1],
        ["Agent with tools", 1, 1],
        ["Ask these documents", 1, 1],
        ["Ask before sending", 1, 1],
        ["Look it up and decide", 1, 1],
        ["Each in turn", 1, 1],
        ["Two agents talk", 1, 1],
        ["A person in the conversation", 1, 1],
        ["Plan, then do", 1, 1],
        ["Research and write", 1, 1],
      ]),
    );
    for (const { id } of flows) {
      const { document, kind, name } = await getFlow(ctx, { id });
      const missing = problemsOf(document, specLookup(ctx.catalogue.specs()), kind).filter(
        ({ input }) => input !== credentialInput,
      );
      expect(missing, name).toEqual([]);
      for (const node of document.nodes) {
        const definition = ctx.catalogue.get(node.name);
        expect(definition, node.name).toBeDefined();
        expect(Object.keys(definition?.inputs ?? {})).toEqual(expect.arrayContaining(Object.keys(node.inputs)));
      }
      for (const edge of document.edges) {
        const target = document.nodes.find((node) => node.id === edge.target);
        expect(ctx.catalogue.get(target?.name ?? "")?.inputs[edge.targetHandle]?.type).toBe("slot");
      }
    }
  });

  it("leaves the documents of its example to be read once the port is open", async () => {
    const [left, ...others] = await ports.db.select().from(upsertJobs);
    expect(left).toMatchObject({ status: "queued", kind: "flow" });
    expect(others).toEqual([]);
    const { jobs } = documentDeskOf(deskPorts);
    await jobs.start();
    const signal = AbortSignal.timeout(60_000);
    let last: Job | undefined;
    for await (const job of followJob({ db: ports.db, jobs }, left?.id ?? "", signal)) last = job;
    expect(last).toMatchObject({ status: "finished", failures: [], error: null });
    expect(last?.counts.numAdded).toBeGreaterThanOrEqual(6);
  });

  it.each([
    ["Hello, Weft", "Hello", /notes on the canvas/],
    ["Hello, Weft", "What is Weft?", /visual builder for chatflows and agentflows/],
    ["Hello, Weft", "How do I connect a model?", /drag a chat model node/],
    ["Hello, Weft", "How do I call a flow?", /press API/],
    ["Library desk", "How many books may I borrow?", /up to ten books/],
    ["Library desk", "When is the library open?", /nine to six/],
    ["Library desk", "What does a membership card cost?", /twelve a year/],
    ["Ask these documents", "When is paper collected?", /first Tuesday of the month/],
    ["Ask these documents", "How do I clean the filter of the washing machine?", /flap at the bottom left/],
    ["Ask these documents", "Who has the spare key?", /Mrs Winter/],
  ])("%s answers without a key: %s", async (name, question, answer) => {
    const flow = (await listFlows(await owner(), {})).find((entry) => entry.name === name);
    const desk = runDeskOf(deskPorts);
    const callable = await desk.findFlow(flow?.id ?? "");
    if (!callable) throw new Error(`There is no ${name}.`);
    const body = predictionBody.parse({ question });
    const call: Prediction = { flow: callable, body, chatType: "EXTERNAL", internal: false, streaming: false };
    expect((await predict(desk, call)).result).toMatchObject({
      status: "finished",
      answer: { text: expect.stringMatching(answer) },
    });
  });

  it("keeps a key that works in a file nobody else may read, and prints a call with it", async () => {
    expect((await stat(quickStartFile)).mode & 0o777).toBe(0o600);
    const { key, flowId } = JSON.parse(await readFile(quickStartFile, "utf8"));
    expect(await start()).toEqual([
      "Weft is ready at http://localhost:3000",
      "Try it:",
      expect.stringContaining(`/api/v1/prediction/${flowId} -H 'Authorization: Bearer ${key}'`),
    ]);
  });

  it("makes the configured owner", async () => {
    const limiter = await createRateLimiter();
    expect(
      await verifyPerson(
        { db: ports.db, limiter },
        { email: "OWNER@example.com", password: "correct-horse", address: "test" },
      ),
    ).toMatchObject({ epoch: 0 });
  });

  it("changes nothing the second time", async () => {
    const before = await listFlows(await owner(), {});
    await firstBoot(ports, { admin: { email: "other@example.com", password: "something-else" }, quickStartFile });
    expect(await listFlows(await owner(), {})).toEqual(before);
  });

  it("forgets the quick start's key when it is revoked", async () => {
    const ctx = await owner();
    const [quickStart] = await listKeys(ctx);
    await revokeKey(ctx, { id: quickStart?.id ?? "" });
    expect(await start()).toEqual(["Weft is ready at http://localhost:3000"]);
    await expect(stat(quickStartFile)).rejects.toThrow();
  });

  it("says when stored credentials need another encryption key, and when secrets should be shared", async () => {
    await createCredential(await owner(), { name: "c", type: "openAIApi", values: { openAIApiKey: "sk" } });
    const other = { ...ports, secretBox: createSecretBox("another key altogether, long enough") };
    const env = { ...noSettings, databaseUrl: "postgres://db/weft" };
    const lines = await describeStart(other, { port: 3000, env, quickStartFile });
    expect(lines).toEqual([
      "Weft is ready at http://localhost:3000",
      expect.stringContaining("Set ENCRYPTION_KEY and AUTH_SECRET"),
      expect.stringContaining("does not open: 1."),
    ]);
    const shared = { ...env, encryptionKey: "set", authSecret: "set" };
    expect(await describeStart(ports, { port: 3000, env: shared, quickStartFile })).toHaveLength(1);
  });

  it("of several at once on an empty database makes one workspace", async () => {
    const fresh = await openTestDatabase();
    const several = testPorts(fresh.db);
    const made = await Promise.all(Array.from({ length: 4 }, () => seed(several)));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await fresh.db.$count(workspaces)).toBe(1);
    await fresh.close();
  });
});
