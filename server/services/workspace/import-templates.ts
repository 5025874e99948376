import { specLookup } from "@/domain/catalogue/spec-lookup";
import { isAppError } from "@/domain/errors";
import { parseFlowFile } from "@/domain/flow/parse-flow-file";
import { shareableDocument } from "@/domain/flow/shareable-document";
import { withIds } from "@/domain/workspace/remap";
import type { WorkspaceFile } from "@/domain/workspace/workspace-file";
import type { WorkspaceReport } from "@/domain/workspace/workspace-report";
import { templates } from "@/server/data/schema/templates";
import { storableText } from "@/server/data/storable";
import { newId } from "@/server/platform/ids";
import { actingUser, type ServiceContext } from "../context";
import { createFlow } from "../flows/create-flow";

/** Templates that people of the old workspace published. */
export async function importTemplates(
  ctx: ServiceContext,
  { CustomTemplate }: WorkspaceFile,
  ids: ReadonlyMap<string, string>,
  report: WorkspaceReport,
  dryRun: boolean,
): Promise<void> {
  const specs = specLookup(ctx.catalogue.specs());
  for (const row of CustomTemplate.filter(({ flowData }) => flowData !== "")) {
    try {
      const { kind, document } = parseFlowFile(withIds(row.flowData, ids), specs);
      report.counts.templates += 1;
      if (dryRun) continue;
      const shown = shareableDocument(document, specs);
      const name = storableText(row.name).slice(0, 200) || "Template";
      const flow = await createFlow(ctx, { kind, name, document: shown, isTemplate: true });
      await ctx.db.insert(templates).values({
        ...{ id: ids.get(row.id.toLowerCase()) ?? newId(), workspaceId: ctx.actor.workspaceId, kind, name },
        ...{ description: storableText(row.description), document: shown, flowId: flow.id },
        createdBy: actingUser(ctx.actor),
      });
    } catch (error) {
      if (!isAppError(error)) throw error;
      report.notes.push(`The template “${row.name}” was left out. ${error.message}`);
    }
  }
}
