import { z } from "zod";
import { defineContract } from "../contract";
import { flowParams } from "./flow-params";

const params = flowParams;
const date = z.string().meta({ description: "ISO date." });

const scheduleRecord = z.object({
  id: z.string(),
  triggerType: z.literal("AGENTFLOW"),
  targetId: z.string().meta({ description: "The flow." }),
  cronExpression: z.string(),
  timezone: z.string(),
  enabled: z.boolean(),
  endDate: z.string().nullable(),
  nextRunAt: date.nullable(),
  workspaceId: z.string(),
  createdDate: date,
  updatedDate: date,
});

export const getScheduleStatus = defineContract({
  method: "GET",
  path: "/chatflows/:id/schedule/status",
  summary: "When the flow begins by itself, and whether it does.",
  notes: "What counts is the published version. `reason` says why there is no schedule, or why it does not go on.",
  access: { kind: "workspace", scope: "manage", role: "viewer" },
  params,
  reply: z.object({
    enabled: z.boolean(),
    canEnable: z.boolean(),
    reason: z.string().optional(),
    record: scheduleRecord.optional(),
  }),
});

export const setScheduleEnabled = defineContract({
  method: "PATCH",
  path: "/chatflows/:id/schedule/enabled",
  summary: "Switches the flow's schedule on or off.",
  notes: "Times that came while it was off are not made up for.",
  access: { kind: "workspace", scope: "manage", role: "editor" },
  params,
  body: z.strictObject({ enabled: z.boolean() }),
  reply: scheduleRecord,
});

const triggerLog = z.object({
  id: z.string(),
  scheduleRecordId: z.string(),
  triggerType: z.literal("AGENTFLOW"),
  targetId: z.string(),
  executionId: z.string().nullable(),
  status: z.enum(["QUEUED", "RUNNING", "SUCCEEDED", "FAILED"]),
  error: z.string().nullable(),
  elapsedTimeMs: z.number().nullable(),
  scheduledAt: date,
  workspaceId: z.string(),
  createdDate: date,
});

const number = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual);

export const listTriggerLogs = defineContract({
  method: "GET",
  path: "/chatflows/:id/schedule/trigger-logs",
  summary: "Runs that the schedule has begun, the latest first.",
  access: { kind: "workspace", scope: "manage", role: "viewer" },
  params,
  query: z.object({ page: number(100_000, 1), limit: number(100, 20) }),
  reply: z.object({ data: z.array(triggerLog), total: z.number() }),
});

export const deleteTriggerLogs = defineContract({
  method: "DELETE",
  path: "/chatflows/:id/schedule/trigger-logs",
  summary: "Forgets that the schedule has begun these runs.",
  notes: "The runs themselves stay among the executions.",
  access: { kind: "workspace", scope: "manage", role: "editor" },
  params,
  body: z.strictObject({ logIds: z.array(z.string()).max(1000).default([]) }),
  reply: z.object({ deleted: z.number() }),
});
