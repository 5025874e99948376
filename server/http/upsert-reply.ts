import { z } from "zod";
import { jsonResponse } from "./error-response";
import type { Incoming } from "./incoming";

const document = z.object({ pageContent: z.string(), metadata: z.record(z.string(), z.unknown()) });
const result = z.object({
  numAdded: z.number().default(0),
  numUpdated: z.number().default(0),
  numSkipped: z.number().default(0),
  numDeleted: z.number().default(0),
  total: z.number().default(0),
  addedDocs: z.array(document).default([]),
  failures: z.array(z.object({ item: z.string(), reason: z.string() })).default([]),
});

/** What came of an upsert, in the words that clients know. */
export function upsertReply(done: Readonly<Record<string, unknown>>) {
  const { total, failures, ...counts } = result.parse(done);
  return { ...counts, totalKeys: total, ...(failures.length > 0 && { failures }) };
}

/** Whether the caller wants to look for the outcome later (RFC 7240). */
export function isForLater({ request, query }: Incoming): boolean {
  const asked = query.get("async");
  return asked === "1" || asked === "true" || /\brespond-async\b/i.test(request.headers.get("prefer") ?? "");
}

/** Says where the outcome will be found. */
export const jobResponse = (jobId: string, headers: Readonly<Record<string, string>> = {}): Response =>
  jsonResponse({ jobId }, 202, { ...headers, location: `/api/v1/upsert-jobs/${jobId}` });
