import { z } from "zod";
import { defineContract } from "../contract";
import { deleted } from "./deleted";
import { flowParams } from "./flow-params";
import { date, order } from "./query-filters";
import { sourceDocument } from "./answer-parts";
import { isRecord, lenientFlag, lenientRecord, lenientText } from "./lenient";

/** One id, a list of them, or such a list as text in a form. */
const stopNodeIds = z
  .unknown()
  .optional()
  .transform((value): string[] => {
    const read = typeof value === "string" && value.trim().startsWith("[") ? listIn(value) : value;
    const ids: unknown[] = Array.isArray(read) ? read : [read];
    return ids.filter((id): id is string => typeof id === "string" && id !== "");
  });

function listIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const ownFields: ReadonlySet<string> = new Set(["files", "stopNodeId", "chatId", "question", "returnSourceDocuments"]);

/** A form says in its own fields what to override; JSON says it under `overrideConfig`. */
function overridesOfForm(body: Record<string, unknown>): Record<string, unknown> {
  if (body.overrideConfig !== undefined) return body;
  const overrideConfig = Object.fromEntries(Object.entries(body).filter(([name]) => !ownFields.has(name)));
  return { ...body, overrideConfig };
}

export const upsertBody = z.preprocess(
  (value) => (isRecord(value) ? overridesOfForm(value) : {}),
  z.object({
    stopNodeId: stopNodeIds.meta({ description: "The vector store to fill, where a flow has several." }),
    overrideConfig: lenientRecord,
    chatId: lenientText,
    question: lenientText,
    returnSourceDocuments: lenientFlag.meta({ description: "Taken as documented; `addedDocs` is always there." }),
    files: z
      .unknown()
      .optional()
      .transform((value): File[] => (Array.isArray(value) ? value.filter((item) => item instanceof File) : []))
      .meta({ description: "Files of a form.", items: { type: "string", format: "binary" } }),
  }),
);

const counters = z.object({
  numAdded: z.number().optional(),
  numDeleted: z.number().optional(),
  numUpdated: z.number().optional(),
  numSkipped: z.number().optional(),
});

export const upsertReply = counters.extend({
  /** How many documents the loaders gave. */
  totalKeys: z.number(),
  /** What was added, at most 1,000 of it. */
  addedDocs: z.array(sourceDocument),
  /** Files and pages that could not be read; the others went in. */
  failures: z.array(z.object({ item: z.string(), reason: z.string() })).optional(),
});

export const upsertVectors = defineContract({
  method: "POST",
  path: "/vector/upsert/:id",
  summary: "Reads a flow's documents into its vector store.",
  access: { kind: "flow" },
  params: flowParams,
  notes:
    'With `?async=1` or `Prefer: respond-async` it answers 202 and `{"jobId"}` at once; the job is found at `/upsert-jobs/{id}`. Either way the work goes on when the caller has left.',
  files: "Documents for the loaders of the flow, by their endings.",
  query: z.object({ async: lenientFlag.meta({ description: "`1` or `true`: answer at once, with the job's id." }) }),
  body: upsertBody,
  reply: upsertReply,
});

export const upsertVectorsInternally = defineContract({
  method: "POST",
  path: "/vector/internal-upsert/:id",
  summary: "Reads the documents of a flow's newest version into its vector store, from the canvas.",
  access: { kind: "session", role: "editor" },
  params: flowParams,
  body: upsertBody,
  reply: upsertReply,
});

export const upsertHistory = defineContract({
  method: "GET",
  path: "/upsert-history/:id",
  summary: "When and how a flow's vector store was filled.",
  access: { kind: "workspace", scope: "manage", role: "viewer" },
  params: { id: { ...flowParams.id, description: "Id of a flow, or of a document store." } },
  query: z.object({
    order: order.meta({ description: "By time; the latest comes first unless this is `ASC`.", default: "DESC" }),
    startDate: date,
    endDate: date,
  }),
  reply: z.array(
    z.object({
      id: z.string(),
      chatflowid: z.string(),
      result: counters.extend({ totalKeys: z.number().optional() }),
      flowData: z.array(z.unknown()).meta({ description: "The nodes that took part, and how they were set." }),
      date: z.string(),
    }),
  ),
});

export const deleteUpsertHistory = defineContract({
  method: "PATCH",
  path: "/upsert-history",
  summary: "Deletes entries of that history.",
  access: { kind: "workspace", scope: "manage", role: "editor" },
  body: z.object({ ids: z.array(z.string()).max(1_000) }),
  reply: deleted,
});
