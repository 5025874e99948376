import { z } from "zod";
import { defineContract } from "../contract";
import { single } from "./lenient";
import { count, date } from "./query-filters";

const read = { kind: "workspace", scope: "messages", role: "viewer" } as const;
const change = { kind: "workspace", scope: "messages", role: "editor" } as const;

const states = ["INPROGRESS", "FINISHED", "ERROR", "TERMINATED", "TIMEOUT", "STOPPED"] as const;
export type ExecutionState = (typeof states)[number];

export const execution = z
  .object({
    id: z.string(),
    executionData: z.string().meta({ description: "The trace, as JSON text: a list of `TraceItem`." }),
    state: z.enum(states),
    agentflowId: z.string(),
    sessionId: z.string(),
    action: z.string().nullable().meta({ description: "What a stopped run waits for, as JSON text of `HumanAction`." }),
    isPublic: z.boolean(),
    createdDate: z.string(),
    updatedDate: z.string(),
    stoppedDate: z.string().nullable(),
    workspaceId: z.string(),
    agentflow: z.object({ id: z.string(), name: z.string() }).optional(),
  })
  .meta({ id: "Execution", description: "A run of an agentflow." });

export type Execution = z.output<typeof execution>;

const params = { id: { description: "Id of the run: `executionId` of an answer.", format: "uuid" } } as const;

const state = single
  .transform((value, context): ExecutionState | undefined => {
    const found = states.find((name) => name === value?.toUpperCase());
    if (value !== undefined && !found) context.addIssue(`must be one of ${states.join(", ")}.`);
    return found;
  })
  .meta({ enum: [...states] });

export const listExecutions = defineContract({
  method: "GET",
  path: "/executions",
  summary: "Runs of agentflows, the latest first.",
  notes:
    "Pages begin at 1 and hold 12 runs unless `limit` says otherwise, at most 200. `agentflowName` finds parts of names.",
  access: read,
  query: z.object({
    ...{ id: single, agentflowId: single, agentflowName: single, sessionId: single, state },
    startDate: date.meta({ description: "Not before this moment." }),
    endDate: date.meta({ description: "Not after this moment." }),
    ...{ page: count, limit: count },
  }),
  reply: z.object({ data: z.array(execution), total: z.number() }),
});

export const readExecution = defineContract({
  method: "GET",
  path: "/executions/:id",
  summary: "One run with its trace.",
  access: read,
  params,
  reply: execution,
});

export const updateExecution = defineContract({
  method: "PUT",
  path: "/executions/:id",
  summary: "Shares a run with whoever knows its id, or with nobody any more.",
  access: change,
  params,
  body: z.object({ isPublic: z.boolean().optional() }),
  reply: execution,
});

const gone = z.object({ success: z.literal(true), deletedCount: z.number() });

export const deleteExecution = defineContract({
  method: "DELETE",
  path: "/executions/:id",
  summary: "Deletes a run. One that is under way or waits is ended first.",
  access: change,
  params,
  reply: gone,
});

export const deleteExecutions = defineContract({
  method: "DELETE",
  path: "/executions",
  summary: "Deletes runs. Ids of none are left out.",
  access: change,
  body: z.object({ executionIds: z.array(z.string()).max(1_000).optional() }),
  failures: { 400: "No ids were given." },
  reply: gone,
});

export const publicExecution = defineContract({
  method: "GET",
  path: "/public-executions/:id",
  summary: "A run that its workspace shares, without anything about credentials.",
  access: { kind: "public" },
  params,
  failures: { 404: "There is no such run, or it is not shared." },
  reply: execution,
});
