import { z } from "zod";
import { defineContract } from "../contract";
import { deleted } from "./deleted";
import { flowParams } from "./flow-params";
import { isRecord, lenientRecord, lenientText } from "./lenient";

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

export const upsertBody = z.preprocess(
  (value) => (isRecord(value) ? value : {}),
  z.object({
    stopNodeId: stopNodeIds.meta({ description: "The vector store to fill, where a flow has several." }),
    overrideConfig: lenientRecord,
    chatId: lenientText,
    question: lenientText,
  }),
);

const counters = z.object({
  numAdded: z.number().optional(),
  numDeleted: z.number().optional(),
  numUpdated: z.number().optional(),
  numSkipped: z.number().optional(),
});
const document = z.object({ pageContent: z.string(), metadata: z.record(z.string(), z.unknown()) });

export const upsertReply = counters.extend({
  addedDocs: z.array(document).optional(),
  result: z.string().optional(),
});

export type UpsertReply = z.output<typeof upsertReply>;

export const upsertVectors = defineContract({
  method: "POST",
  path: "/vector/upsert/:id",
  summary: "Reads a flow's documents into its vector store.",
  access: { kind: "flow" },
  params: flowParams,
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
  params: flowParams,
  reply: z.array(
    z.object({ id: z.string(), chatflowid: z.string(), result: counters, flowData: z.unknown(), date: z.string() }),
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
