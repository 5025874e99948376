import { z } from "zod";
import { t } from "@/components/words/t";

const accepted = z.object({ jobId: z.string() });
const failure = z.object({ message: z.string() });

/** Begins to fill a store of a flow's newest version. Returns the job's id; rejects with a sentence for the person. */
export async function startUpsert(flowId: string, storeNodeId: string): Promise<string> {
  const response = await fetch(`/api/v1/vector/internal-upsert/${encodeURIComponent(flowId)}?async=1`, {
    method: "POST",
    headers: { "x-request-from": "internal", "content-type": "application/json" },
    body: JSON.stringify({ stopNodeId: storeNodeId }),
  }).catch(() => undefined);
  if (!response) throw new Error(t("The server cannot be reached. Try again once you are online."));
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return accepted.parse(answer).jobId;
  const { message = t("The upsert could not be started.") } = failure.safeParse(answer).data ?? {};
  throw new Error(message.replace(/^Error:\s*\S+\s+-\s+/, ""));
}
