import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { flowVersions } from "@/server/data/schema/flows";
import type { EnginePorts } from "@/server/engine/ports";
import { prepareFlow, type PreparedFlow } from "@/server/engine/prepare-flow";
import { createBriefCache } from "@/server/platform/brief-cache";
import type { CallableFlow } from "./callable-flow";

/** Versions that were called lately, planned and partly built. */
export interface PreparedFlows {
  get(flow: CallableFlow, versionId: string): Promise<PreparedFlow>;
  /** Lets go of every object that holds a credential's secrets, or a tool that the workspace keeps. */
  clear(): void;
}

/** A credential or a tool that another process changed is used for no longer than this. */
const keptMs = 60_000;
const maxVersions = 500;

export function createPreparedFlows(
  db: Database,
  portsOf: (workspaceId: string) => Pick<EnginePorts, "catalogue">,
): PreparedFlows {
  const versions = createBriefCache<PreparedFlow>({ ttlMs: keptMs, max: maxVersions });
  const load = async ({ id, workspaceId, kind }: CallableFlow, versionId: string): Promise<PreparedFlow> => {
    const [row] = await db
      .select({ document: flowVersions.document })
      .from(flowVersions)
      .where(
        and(eq(flowVersions.id, versionId), eq(flowVersions.flowId, id), eq(flowVersions.workspaceId, workspaceId)),
      );
    if (!row) throw new AppError("not_found", `Chatflow ${id} not found in the database!`);
    return prepareFlow({ id, versionId, kind, document: row.document }, portsOf(workspaceId));
  };
  return {
    get: (flow, versionId) => versions.get(versionId, () => load(flow, versionId)),
    clear: () => versions.clear(),
  };
}
