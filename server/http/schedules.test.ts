import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { executions } from "@/server/data/schema/executions";
import { messages } from "@/server/data/schema/runs";
import { schedules, triggers } from "@/server/data/schema/triggers";
import { createExecutionRows } from "@/server/services/executions/execution-rows";
import { saveFlow } from "@/server/services/flows/save-flow";
import { createRunDesk, type RunDesk } from "@/server/services/runs/run-desk";
import { fireSchedules } from "@/server/services/schedules/fire-schedules";
import { syncSchedules } from "@/server/services/schedules/sync-schedules";
import { keepTriggers } from "@/server/services/triggers/keep-triggers";
import { takeUpTriggers } from "@/server/services/triggers/take-up-triggers";
import { replyStep, stepNode, stepWire } from "./testing/asking-flow";
import { memberCaller } from "./testing/member-caller";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let manage: string;
beforeAll(async () => {
  api = await startApi();
  manage = await api.makeKey(["manage", "predict"]);
});
afterAll(() => api.close());

//   start (schedule) ─▶ reply
const scheduled = (inputs: Record<string, unknown>, said = "said {{question}}"): FlowDocument => ({
  nodes: [stepNode("startAgentflow_0", { startInputType: "scheduleInput", ...inputs }), replyStep("0", said)],
  edges: [stepWire("startAgentflow_0", "directReplyAgentflow_0")],
});
const cron = (expression: string, more: Record<string, unknown> = {}) =>
  scheduled({
    ...{ scheduleType: "cronExpression", scheduleCronExpression: expression, scheduleDefaultInput: "News?" },
    ...more,
  });
const makeFlow = (document: FlowDocument) => api.makeFlow(document, { kind: "agentflow" });

/** A process with a clock of its own; `gone` bears the mark of one that has died. */
function processAt(time: string, n = 0, scope = `elsewhere ${String(n)}`): RunDesk {
  const desk = createRunDesk(api.runtime);
  const owner = JSON.stringify({ pid: 1, started: "1", scope });
  const rows = createExecutionRows(api.database.statement, owner);
  const working = new Set<string>();
  return { ...desk, clock: { now: () => new Date(time) }, executions: { ...desk.executions, owner, rows, working } };
}
const idle = ({ executions: { working } }: RunDesk) => expect.poll(() => working.size).toBe(0);
/** What a process does that looks at this time. */
async function look(time: string, flow: string, n = 0): Promise<void> {
  const desk = processAt(time, n);
  await syncSchedules(desk, [flow]);
  await fireSchedules(desk);
  await idle(desk);
}
const begunOf = async (flow: string) =>
  (
    await api.database.db
      .select({ dueAt: triggers.dueAt })
      .from(triggers)
      .innerJoin(executions, eq(executions.id, triggers.id))
      .where(eq(triggers.flowId, flow))
      .orderBy(asc(triggers.dueAt))
  ).map(({ dueAt }) => dueAt?.toISOString());
const nextOf = async (flow: string) => {
  const [row] = await api.database.db.select().from(schedules).where(eq(schedules.flowId, flow));
  return row?.nextAt?.toISOString();
};

describe("a schedule", () => {
  it("begins a run at its time in its time zone, with its text, and not before", async () => {
    const flow = await makeFlow(cron("30 9 * * *", { scheduleTimezone: "Europe/Berlin" }));
    await look("2027-07-01T05:00:00Z", flow);
    await look("2027-07-01T07:29:59Z", flow);
    expect(await begunOf(flow)).toEqual([]);
    await look("2027-07-01T07:30:00.400Z", flow);
    expect(await begunOf(flow)).toEqual(["2027-07-01T07:30:00.000Z"]);
    const rows = await api.database.db.select().from(messages).where(eq(messages.flowId, flow)).orderBy(messages.seq);
    expect(rows.map(({ role, content, chatType }) => [role, content, chatType])).toEqual([
      ["userMessage", "News?", "SCHEDULED"],
      ["apiMessage", "said News?", "SCHEDULED"],
    ]);
    // The clock goes back an hour in October; the flow stays with the people.
    await look("2027-10-31T12:00:00Z", flow);
    expect(await nextOf(flow)).toBe("2027-11-01T08:30:00.000Z");
  });

  it("begins each run once, however many processes look", async () => {
    const flow = await makeFlow(cron("* * * * *"));
    await look("2027-01-01T00:00:30Z", flow);
    await Promise.all(Array.from({ length: 5 }, (_, n) => look("2027-01-01T00:01:00Z", flow, n)));
    expect(await begunOf(flow)).toEqual(["2027-01-01T00:01:00.000Z"]);
  });

  it("makes up for what was missed once, however much it was", async () => {
    const flow = await makeFlow(cron("0 * * * *"));
    await look("2027-01-01T00:30:00Z", flow);
    await look("2027-01-03T10:20:00Z", flow);
    expect(await begunOf(flow)).toEqual(["2027-01-01T01:00:00.000Z"]);
    expect(await nextOf(flow)).toBe("2027-01-03T11:00:00.000Z");
  });

  it("ends with its last day, and follows what is published", async () => {
    const flow = await makeFlow(cron("0 12 * * *", { scheduleEndDate: "2027-01-02" }));
    for (const time of ["2027-01-01T00:00:00Z", "2027-01-01T12:00:00Z", "2027-01-02T12:00:00Z", "2027-01-09T12:00:00Z"])
      await look(time, flow);
    expect(await begunOf(flow)).toEqual(["2027-01-01T12:00:00.000Z", "2027-01-02T12:00:00.000Z"]);
    const save = (document: FlowDocument, publish: boolean) =>
      saveFlow(api.workspace.owner, { id: flow, baseNumber: "any", document, publish });
    await save(cron("0 13 * * *"), false);
    await look("2027-01-10T00:00:00Z", flow);
    expect(await nextOf(flow)).toBeUndefined();
    await save(cron("0 13 * * *"), true);
    await look("2027-01-10T00:00:00Z", flow);
    expect(await nextOf(flow)).toBe("2027-01-10T13:00:00.000Z");
    await save(scheduled({ startInputType: "chatInput" }), true);
    await look("2027-01-11T00:00:00Z", flow);
    expect([await begunOf(flow), await nextOf(flow)]).toEqual([expect.objectContaining({ length: 2 }), undefined]);
  });

  it("fills in a form", async () => {
    const flow = await makeFlow(
      scheduled(
        {
          ...{ scheduleFrequency: "hourly", scheduleOnMinute: "15", scheduleInputMode: "form" },
          scheduleFormDefaults: '{"city":"Ulm"}',
        },
        "to {{$form.city}}",
      ),
    );
    await look("2027-01-01T00:00:00Z", flow);
    await look("2027-01-01T00:15:00Z", flow);
    const [, answer] = await api.database.db
      .select()
      .from(messages)
      .where(eq(messages.flowId, flow))
      .orderBy(messages.seq);
    expect(answer?.content).toBe("to Ulm");
  });

  it("is begun by another process when the one that took it died before it could begin, and only once", async () => {
    const flow = await makeFlow(cron("0 0 * * *"));
    await look("2027-01-01T12:00:00Z", flow);
    const request = { question: "News?", chatId: "c" };
    const [gone, claimedAt] = [
      JSON.stringify({ pid: 1, started: "1", scope: "gone" }),
      new Date("2027-01-02T00:00:00Z"),
    ];
    const own = { workspaceId: api.workspace.id, flowId: flow, source: "schedule" as const, request };
    await api.database.db.insert(triggers).values({ ...own, dueAt: claimedAt, owner: gone, claimedAt });
    const early = processAt("2027-01-02T00:00:10Z", 1);
    await takeUpTriggers(early);
    expect(early.executions.working.size).toBe(0);
    const late = [2, 3, 4].map((n) => processAt("2027-01-02T00:00:20Z", n));
    await Promise.all(late.map(takeUpTriggers));
    await Promise.all(late.map(idle));
    expect(await begunOf(flow)).toEqual([claimedAt.toISOString()]);
    expect(await api.database.db.select().from(messages).where(eq(messages.flowId, flow))).toHaveLength(2);
  });

  it("runs by itself in a server, to the second", async () => {
    const flow = await makeFlow(cron("* * * * * *"));
    const stop = keepTriggers({ ...api.runtime, desk: createRunDesk(api.runtime), bodyOf: async () => ({}) });
    await expect.poll(async () => (await begunOf(flow)).length, { timeout: 10_000 }).toBeGreaterThan(1);
    stop();
    const times = await begunOf(flow);
    expect(new Set(times).size).toBe(times.length);
    await memberCaller(api, api.workspace.owner.actor).schedules.setEnabled({ flowId: flow, enabled: false });
  });
});

describe("over the API a schedule", () => {
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${api.origin}/api/v1/chatflows/${path}`, {
      method,
      headers: { "content-type": "application/json", authorization: `Bearer ${manage}` },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it("is shown, switched off and on, and its runs are listed", async () => {
    const flow = await makeFlow(cron("0 6 * * 1-5", { scheduleTimezone: "Europe/Berlin" }));
    expect((await call("GET", `${flow}/schedule/status`)).body).toMatchObject({
      ...{ enabled: true, canEnable: true },
      record: {
        targetId: flow,
        cronExpression: "0 6 * * 1-5",
        timezone: "Europe/Berlin",
        nextRunAt: expect.any(String),
      },
    });
    const time = await nextOf(flow);
    await look(time ?? "", flow);
    const { body } = await call("GET", `${flow}/schedule/trigger-logs?limit=10`);
    expect(body).toMatchObject({
      total: 1,
      data: [{ targetId: flow, status: "SUCCEEDED", scheduledAt: time, error: null }],
    });
    const off = await call("PATCH", `${flow}/schedule/enabled`, { enabled: false });
    expect([off.status, off.body]).toMatchObject([200, { enabled: false, nextRunAt: null }]);
    await look("2030-01-01T00:00:00Z", flow);
    expect(await begunOf(flow)).toHaveLength(1);
    const on = await call("PATCH", `${flow}/schedule/enabled`, { enabled: true });
    expect(Date.parse(String(on.body["nextRunAt"]))).toBeGreaterThan(Date.now());
    const [log] = body["data"] as { id: string }[];
    expect((await call("DELETE", `${flow}/schedule/trigger-logs`, { logIds: [log?.id] })).body).toEqual({ deleted: 1 });
    expect((await call("GET", `${flow}/schedule/trigger-logs`)).body).toEqual({ data: [], total: 0 });
  });

  it("says why there is none, and belongs to its workspace", async () => {
    const chat = await makeFlow(scheduled({ startInputType: "chatInput" }));
    expect((await call("GET", `${chat}/schedule/status`)).body).toMatchObject({ enabled: false, canEnable: false });
    expect((await call("PATCH", `${chat}/schedule/enabled`, { enabled: true })).status).toBe(422);
    const wrong = await makeFlow(cron("99 * * * *"));
    const { body } = await call("GET", `${wrong}/schedule/status`);
    expect(body["reason"]).toMatch(/^Schedule configuration is invalid: .*“99” for the minute/);
    const { schedules: foreign } = memberCaller(api, api.stranger.owner.actor);
    await expect(foreign.get({ flowId: chat })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(foreign.setEnabled({ flowId: chat, enabled: false })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("keeps its flow from being asked", async () => {
    const flow = await makeFlow(cron("0 0 1 1 *"));
    const response = await fetch(`${api.origin}/api/v1/prediction/${flow}`, {
      ...{ method: "POST", body: JSON.stringify({ question: "q", streaming: true }) },
      headers: { "content-type": "application/json", authorization: `Bearer ${manage}` },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("begun by its schedule");
  });
});
