import { and, eq, isNull, type SQL } from "drizzle-orm";
import { flows } from "@/server/data/schema/flows";

/** The flows that a workspace has: neither deleted, nor kept behind a template. */
export const ownFlows = (workspaceId: string): SQL | undefined =>
  and(eq(flows.workspaceId, workspaceId), isNull(flows.deletedAt), eq(flows.isTemplate, false));
