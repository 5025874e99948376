import { z } from "zod";
import { defineContract } from "../contract";

const moment = z.string().meta({ format: "date-time" });
const ofJobs = {
  access: { kind: "public" },
  params: { id: { description: "The job's id, as `jobId` gave it.", format: "uuid" } },
  failures: {
    401: "Neither a caller of the job's flow nor somebody of its workspace asks.",
    404: "There is no such job.",
  },
} as const;

export const upsertJob = z
  .object({
    id: z.string(),
    kind: z.enum(["flow", "store"]),
    flowId: z.string().nullable(),
    storeId: z.string().nullable(),
    status: z.enum(["queued", "running", "finished", "failed", "cancelled"]),
    counts: z.object({
      numAdded: z.number(),
      numUpdated: z.number(),
      numSkipped: z.number(),
      numDeleted: z.number(),
      numChunks: z.number(),
    }),
    failures: z
      .array(z.object({ item: z.string(), reason: z.string() }))
      .meta({ description: "Files and pages that could not be read; the others went in." }),
    result: z.record(z.string(), z.unknown()).nullable(),
    error: z.string().nullable(),
    createdAt: moment,
    startedAt: moment.nullable(),
    endedAt: moment.nullable(),
  })
  .meta({ id: "UpsertJob" });

export type UpsertJobBody = z.output<typeof upsertJob>;

export const readUpsertJob = defineContract({
  ...ofJobs,
  method: "GET",
  path: "/upsert-jobs/:id",
  summary: "How far an upsert is, and what came of it.",
  notes: "For whoever may call the flow that it fills, and for keys and members of its workspace.",
  reply: upsertJob,
});

export const followUpsertJob = defineContract({
  ...ofJobs,
  method: "GET",
  path: "/upsert-jobs/:id/events",
  summary: "The same as a stream: an event `progress` after each change, and `end` when it is over.",
  media: "text/event-stream",
});

export const cancelUpsertJob = defineContract({
  ...ofJobs,
  method: "DELETE",
  path: "/upsert-jobs/:id",
  summary: "Ends an upsert. What it has stored until then stays; the next one goes on from there.",
  reply: upsertJob,
});
