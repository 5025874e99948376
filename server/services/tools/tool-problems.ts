import { eq } from "drizzle-orm";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { usesOf } from "@/domain/flow/uses-of";
import { savedTools } from "@/server/data/schema/tools";
import type { ServiceContext } from "../context";

/** What an imported flow says of tools that are not here, as sentences. `coming` are those that come along with it. */
export async function toolProblems(
  ctx: Pick<ServiceContext, "db" | "actor" | "catalogue">,
  document: FlowDocument,
  coming: ReadonlySet<string> = new Set(),
): Promise<string[]> {
  const specs = specLookup(ctx.catalogue.specs());
  // Older steps have a node's name in the same place.
  const named = usesOf(document).filter(
    ({ kind, target }) => kind === "tool" && !specs.get(target) && !coming.has(target),
  );
  if (named.length === 0) return [];
  const rows = await ctx.db
    .select({ id: savedTools.id })
    .from(savedTools)
    .where(eq(savedTools.workspaceId, ctx.actor.workspaceId));
  const here = new Set(rows.map(({ id }) => id));
  return named.flatMap(({ target, label }) =>
    here.has(target)
      ? []
      : [`“${label}” names a custom tool that is not in this workspace. Import it under Tools, and choose it there.`],
  );
}
