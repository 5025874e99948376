import { AppError, isAppError } from "@/domain/errors";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { parseFlowFile } from "@/domain/flow/parse-flow-file";
import type { ParsedFlow } from "@/domain/flow/parse-flowise";
import { idsIn, withIds } from "@/domain/workspace/remap";
import { flowsOf, parseWorkspaceFile, type WorkspaceFile, type WorkspaceFlow } from "@/domain/workspace/workspace-file";
import type { WorkspaceReport } from "@/domain/workspace/workspace-report";
import { newId } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { createFlow } from "../flows/create-flow";
import { withOwnCredentials } from "../flows/with-own-credentials";
import { toolProblems } from "../tools/tool-problems";
import { freeIds } from "./free-ids";
import { importMessages } from "./import-messages";
import { importStores } from "./import-stores";
import { importTemplates } from "./import-templates";
import { importTools } from "./import-tools";
import { importVariables } from "./import-variables";
import { leftOut } from "./left-out";
import { settingsOf } from "./settings-of";

/** One flow of the file, read. */
export interface ReadFlow {
  row: WorkspaceFlow;
  parsed: ParsedFlow;
}

/**
 * Takes over the file of a whole workspace: all of it or, when something fails, nothing. Ids stay where they are free, so
 * that calls written for the old server go on to work. A dry run only says what would come of it.
 */
export async function importWorkspace(
  ctx: ServiceContext,
  { json, dryRun = false }: { json: unknown; dryRun?: boolean },
): Promise<WorkspaceReport> {
  requireAccess(ctx, "editor", "manage");
  const file = parseWorkspaceFile(json);
  const ids = await freeIds(ctx.db, idsIn(file));
  const { flows, unreadable } = readAll(ctx, file, ids);
  const report: WorkspaceReport = {
    ...{ flows: [], unreadable, notes: leftOut(file) },
    counts: { variables: 0, tools: 0, stores: 0, chunks: 0, templates: 0, messages: 0 },
  };
  await ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const tools = await importTools(inside, file, ids, report, dryRun);
    for (const flow of flows) report.flows.push(await importOne(inside, flow, { ids, tools, dryRun }));
    await importVariables(inside, file, report, dryRun);
    await importStores(inside, file, ids, report, dryRun);
    await importTemplates(inside, file, ids, report, dryRun);
    await importMessages(inside, file, new Set(report.flows.map(({ id }) => id)), ids, report, dryRun);
  });
  if (!dryRun)
    for (const type of ["variables", "tools"] as const)
      ctx.changes.publish({ type, workspaceId: ctx.actor.workspaceId });
  return report;
}

function readAll(
  ctx: ServiceContext,
  file: WorkspaceFile,
  ids: ReadonlyMap<string, string>,
): { flows: ReadFlow[]; unreadable: WorkspaceReport["unreadable"] } {
  const specs = specLookup(ctx.catalogue.specs());
  const unreadable: WorkspaceReport["unreadable"] = [];
  const flows = flowsOf(file).flatMap((row): ReadFlow[] => {
    try {
      const drawing: unknown = JSON.parse(withIds(row.flowData, ids));
      return [{ row, parsed: parseFlowFile(drawing, specs) }];
    } catch (error) {
      unreadable.push({ name: row.name, reason: isAppError(error) ? error.message : "Its drawing is not valid JSON." });
      return [];
    }
  });
  return { flows, unreadable };
}

async function importOne(
  ctx: ServiceContext,
  { row, parsed }: ReadFlow,
  { ids, tools, dryRun }: { ids: ReadonlyMap<string, string>; tools: ReadonlySet<string>; dryRun: boolean },
): Promise<WorkspaceReport["flows"][number]> {
  const old = row.id.toLowerCase();
  const id = ids.get(old) ?? newId();
  const name = row.name.trim().slice(0, 200) || "Imported flow";
  if (!dryRun)
    await createFlow(ctx, {
      ...{ id, name, kind: parsed.kind, category: row.category ?? null, isPublic: row.isPublic ?? false },
      ...{ settings: settingsOf(row, ids), document: await withOwnCredentials(ctx, parsed.document) },
    }).catch((error: unknown) => {
      throw isAppError(error) ? new AppError(error.code, `“${name}”: ${error.message}`, { cause: error }) : error;
    });
  const problems = [...parsed.report.problems, ...(await toolProblems(ctx, parsed.document, tools))];
  return { id, name, renumbered: id !== old, report: { ...parsed.report, problems } };
}
