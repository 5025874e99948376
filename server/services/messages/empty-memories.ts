import { forgetSessions } from "@/server/engine/forget-sessions";
import type { ServiceContext } from "../context";
import type { RunDesk } from "../runs/run-desk";

/** First argument of the verbs that delete conversations, which flows may remember elsewhere too. */
export interface DeletingContext extends ServiceContext {
  runs: RunDesk;
}

const patienceMs = 10_000;

/** Makes a flow forget sessions wherever it keeps them outside of this server's database. */
export async function emptyMemories(
  { runs }: Pick<DeletingContext, "runs">,
  { flowId, sessionIds }: { flowId: string; sessionIds: readonly string[] },
): Promise<void> {
  const flow = sessionIds.length > 0 ? await runs.findFlow(flowId) : null;
  if (!flow) return;
  // The canvas asks the newest version, programs the published one.
  for (const versionId of new Set([flow.publishedVersionId, flow.latestVersionId])) {
    if (versionId === null) continue;
    const prepared = await runs.prepared.get(flow, versionId);
    await forgetSessions(prepared, sessionIds, runs.portsOf(flow.workspaceId), AbortSignal.timeout(patienceMs));
  }
}
