import { z } from "zod";
import type { RouterOutputs } from "@/components/trpc/client";

/** Work on documents, as the server tells of it. */
export type Job = RouterOutputs["documentStores"]["job"];

export const isUnderWay = ({ status }: Pick<Job, "status">): boolean => status === "queued" || status === "running";

const documents = z.array(z.object({ pageContent: z.string(), metadata: z.record(z.string(), z.unknown()).catch({}) }));

/** The documents that a finished job has added, as far as it tells. */
export function addedDocuments({ result }: Pick<Job, "result">): z.output<typeof documents> {
  return documents.safeParse(result?.["addedDocs"]).data ?? [];
}
