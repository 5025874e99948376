import { eq } from "drizzle-orm";
import type { WorkspaceFile } from "@/domain/workspace/workspace-file";
import type { WorkspaceReport } from "@/domain/workspace/workspace-report";
import { variables } from "@/server/data/schema/keys";
import { storableText } from "@/server/data/storable";
import type { ServiceContext } from "../context";

/** Variables by their names; one that is there already keeps its value. */
export async function importVariables(
  ctx: ServiceContext,
  { Variable }: WorkspaceFile,
  report: WorkspaceReport,
  dryRun: boolean,
): Promise<void> {
  const { workspaceId } = ctx.actor;
  const rows = await ctx.db
    .select({ name: variables.name })
    .from(variables)
    .where(eq(variables.workspaceId, workspaceId));
  const taken = new Set(rows.map(({ name }) => name));
  const kept: string[] = [];
  for (const { name, value, type } of Variable) {
    const plain = storableText(name).trim().slice(0, 200);
    if (plain === "" || taken.has(plain)) {
      if (plain !== "") kept.push(plain);
      continue;
    }
    taken.add(plain);
    report.counts.variables += 1;
    const runtime = type === "runtime";
    if (!dryRun)
      await ctx.db.insert(variables).values({
        workspaceId,
        name: plain,
        type: runtime ? "runtime" : "static",
        value: runtime ? "" : storableText(value),
      });
  }
  if (kept.length > 0)
    report.notes.push(`These variables were there already and keep their values: ${kept.join(", ")}.`);
}
