import { eq } from "drizzle-orm";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { AppError } from "@/domain/errors";
import type { ImportReport } from "@/domain/flow/import-report";
import { keepSecrets } from "@/domain/flow/keep-secrets";
import { parseFlowFile } from "@/domain/flow/parse-flow-file";
import type { ParsedFlow } from "@/domain/flow/parse-flowise";
import { flows } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { toolProblems } from "../tools/tool-problems";
import { createFlow } from "./create-flow";
import { flowNotFound } from "./find-flow";
import { getFlow } from "./get-flow";
import { renameFlow } from "./rename-flow";
import { saveFlow } from "./save-flow";
import { withOwnCredentials } from "./with-own-credentials";

export interface ImportFlow {
  json: unknown;
  /** Otherwise the file's own. */
  name?: string | undefined;
  /** The flow that the file is a new version of; it is made when there is none. Absent: always a new flow. */
  id?: string | undefined;
  /** Number of the version that the file began from; null when it began from none. Absent: whatever is there is replaced. */
  base?: number | null | undefined;
  /** Of a flow that was there already; a new one is always published. */
  publish?: boolean | undefined;
}

export interface ImportedFlow {
  id: string;
  name: string;
  version: number;
  /** Number of the version that the API answers from. */
  published: number;
  report: ImportReport;
}

/** Makes a flow of a file, or a new version of one. Nothing in it is run or fetched, and nodes this server lacks are kept whole. */
export async function importFlow(ctx: ServiceContext, input: ImportFlow): Promise<ImportedFlow> {
  requireAccess(ctx, "editor", "manage");
  const parsed = parseFlowFile(input.json, specLookup(ctx.catalogue.specs()));
  const problems = [...parsed.report.problems, ...(await toolProblems(ctx, parsed.document))];
  const document = await withOwnCredentials(ctx, parsed.document);
  const file = { ...parsed, document, report: { ...parsed.report, problems } };
  if (input.id !== undefined && (await isThere(ctx, input.id)))
    return newVersion(ctx, { ...input, id: input.id }, file);
  if (typeof input.base === "number") throw flowNotFound();
  const name = nameOf(input, file) ?? "Imported flow";
  const { kind, report } = file;
  const made = { kind, name, document, versionKind: "imported" as const };
  const { id } = await createFlow(ctx, { ...made, ...(input.id !== undefined && { id: input.id }) });
  return { id, name, version: 1, published: 1, report };
}

/** Whether it is one of the workspace's flows. An id that anything else has, deleted or not, is unknown. */
async function isThere(ctx: ServiceContext, id: string): Promise<boolean> {
  if (!isUuid(id)) throw flowNotFound();
  const [row] = await ctx.db.select().from(flows).where(eq(flows.id, id));
  if (row && (row.workspaceId !== ctx.actor.workspaceId || row.deletedAt || row.isTemplate)) throw flowNotFound();
  return row !== undefined;
}

async function newVersion(
  ctx: ServiceContext,
  input: ImportFlow & { id: string },
  { kind, document, report, ...file }: ParsedFlow,
): Promise<ImportedFlow> {
  const { id, base = "any", publish } = input;
  const current = await getFlow(ctx, { id });
  if (current.kind !== kind)
    throw new AppError("invalid_input", `The file is of ${article(kind)}, and the flow is ${article(current.kind)}.`);
  const whole = keepSecrets(document, current.document, specLookup(ctx.catalogue.specs()));
  const { number, published } = await saveFlow(ctx, {
    ...{ id, baseNumber: base, document: whole, kind: "imported" as const },
    ...(publish !== undefined && { publish }),
  });
  const name = nameOf(input, file) ?? current.name;
  if (name !== current.name) await renameFlow(ctx, { id, name });
  return { id, name, version: number, published: published ?? number, report };
}

const nameOf = (input: ImportFlow, file: { name?: string }): string | undefined =>
  (input.name ?? file.name)?.trim().slice(0, 200) || undefined;

const article = (kind: ParsedFlow["kind"]): string => (kind === "agentflow" ? "an agentflow" : "a chatflow");
