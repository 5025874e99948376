import { callbacks, triggers } from "@/server/data/schema/triggers";
import { storable } from "../jobs/storable-value";
import { newId } from "@/server/platform/ids";
import type { SecretBox } from "@/server/platform/secret-box";
import type { RunDesk } from "../runs/run-desk";
import type { Trigger, TriggerRequest } from "./trigger";

interface Accepted {
  workspaceId: string;
  flowId: string;
  request: TriggerRequest;
  /** Who is called when the run has ended. */
  callback?: { url: string; secret: string } | undefined;
}

/** Writes down that a run is to begin, and who is to hear of it. Once this resolves neither is lost. */
export async function acceptWebhook(
  { executions: { db, owner, working }, clock }: RunDesk,
  secretBox: SecretBox,
  { workspaceId, flowId, request, callback }: Accepted,
): Promise<Pick<Trigger, "id" | "flowId" | "source" | "request">> {
  const [id, callbackId, now] = [newId(), newId(), clock.now()];
  const trigger = { id, flowId, source: "webhook" as const, request: storable(request) };
  working.add(id);
  await db.transaction(async (tx) => {
    await tx.insert(triggers).values({ ...trigger, workspaceId, owner, claimedAt: now, createdAt: now });
    if (!callback) return;
    const secret = callback.secret === "" ? null : secretBox.seal(callback.secret, identityOf(callbackId));
    await tx
      .insert(callbacks)
      .values({ id: callbackId, workspaceId, triggerId: id, url: callback.url, secret, nextAt: now, createdAt: now });
  });
  return trigger;
}

/** What a callback's secret is sealed for. */
export const identityOf = (callbackId: string): string => `callback:${callbackId}`;
