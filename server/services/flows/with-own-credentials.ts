import { and, eq, inArray } from "drizzle-orm";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { credentials } from "@/server/data/schema/keys";
import { isUuid } from "@/server/platform/ids";
import type { ServiceContext } from "../context";

/** A file may name credentials of the server it came from; only this workspace's are kept. */
export async function withOwnCredentials(ctx: ServiceContext, document: FlowDocument): Promise<FlowDocument> {
  const named = document.nodes.map((node) => node.credentialId ?? "").filter(isUuid);
  const own = named.length
    ? await ctx.db
        .select({ id: credentials.id })
        .from(credentials)
        .where(and(eq(credentials.workspaceId, ctx.actor.workspaceId), inArray(credentials.id, named)))
    : [];
  const known = new Set(own.map((row) => row.id));
  const nodes = document.nodes.map(({ credentialId, ...node }) =>
    credentialId && known.has(credentialId) ? { ...node, credentialId } : node,
  );
  return { ...document, nodes };
}
