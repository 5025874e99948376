import { isAppError } from "@/domain/errors";
import { parseToolFile } from "@/domain/tools/tool-file";
import type { WorkspaceFile } from "@/domain/workspace/workspace-file";
import type { WorkspaceReport } from "@/domain/workspace/workspace-report";
import { savedTools } from "@/server/data/schema/tools";
import { storableText } from "@/server/data/storable";
import { newId } from "@/server/platform/ids";
import type { ServiceContext } from "../context";

/** Tools under the ids that flows name them by. Gives the ids of those that came. */
export async function importTools(
  ctx: ServiceContext,
  { Tool }: WorkspaceFile,
  ids: ReadonlyMap<string, string>,
  report: WorkspaceReport,
  dryRun: boolean,
): Promise<Set<string>> {
  const { workspaceId } = ctx.actor;
  const came = new Set<string>();
  for (const row of Tool) {
    try {
      const { name, description, color, iconSrc, schema, func } = parseToolFile(JSON.parse(storableJson(row)));
      const id = ids.get(row.id.toLowerCase()) ?? newId();
      came.add(id);
      report.counts.tools += 1;
      if (!dryRun)
        await ctx.db.insert(savedTools).values({ id, workspaceId, name, description, color, iconSrc, schema, func });
    } catch (error) {
      if (!isAppError(error)) throw error;
      report.notes.push(`The custom tool “${row.name}” was left out. ${error.message}`);
    }
  }
  return came;
}

const storableJson = (row: WorkspaceFile["Tool"][number]): string =>
  JSON.stringify(row, (_key, value: unknown) => (typeof value === "string" ? storableText(value) : value));
