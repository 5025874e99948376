import { and, eq, inArray } from "drizzle-orm";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument } from "@/domain/flow/flow-document";
import type { ImportReport } from "@/domain/flow/import-report";
import { parseFlowFile } from "@/domain/flow/parse-flow-file";
import { credentials } from "@/server/data/schema/keys";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { createFlow } from "./create-flow";

/** Makes a flow of a file. Nothing in it is run or fetched, and nodes this server lacks are kept whole. */
export async function importFlow(
  ctx: ServiceContext,
  input: { json: unknown; name: string },
): Promise<{ id: string; report: ImportReport }> {
  requireAccess(ctx, "editor", "manage");
  const { document, kind, report } = parseFlowFile(input.json, specLookup(ctx.catalogue.specs()));
  const { id } = await createFlow(ctx, { kind, name: input.name, document: await withOwnCredentials(ctx, document) });
  return { id, report };
}

/** A file may name credentials of the server it came from; only this workspace's are kept. */
async function withOwnCredentials(ctx: ServiceContext, document: FlowDocument): Promise<FlowDocument> {
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
