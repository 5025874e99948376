import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { flowFiles } from "@/server/data/schema/flow-files";
import { newId } from "@/server/platform/ids";
import { requireRole, type ServiceContext } from "../context";
import { fileName, numberedName } from "../files/file-name";
import { findChangeableFlow } from "../flows/find-changeable-flow";

export const flowFileQuotas = { fileBytes: 50 * 1024 * 1024, flowBytes: 1024 * 1024 * 1024, flowFiles: 1_000 };

export interface KeptFile {
  /** Under which it is kept: the one it came with, or that with a number. */
  name: string;
  size: number;
}

/**
 * Keeps a file for a flow's loaders. The same content under the same name is kept once; another content under a name that
 * is taken gets a number, so that older versions of the flow keep what they read.
 */
export async function keepFlowFile(
  ctx: ServiceContext,
  input: { flowId: string; name: string; mime: string; bytes: Uint8Array },
): Promise<KeptFile> {
  requireRole(ctx, "editor");
  const flow = await findChangeableFlow(ctx, input.flowId);
  const wanted = fileName(input.name);
  requireContent(wanted, input.bytes.length);
  const digest = createHash("sha256").update(input.bytes).digest("hex");
  const size = input.bytes.length;
  const row = {
    ...{ id: newId(), workspaceId: flow.workspaceId, flowId: flow.id, mime: input.mime, digest, size },
    createdAt: ctx.clock.now(),
  };
  // Bytes first: a row whose bytes are not there yet could be read by a run.
  await ctx.files.write(row.id, input.bytes);
  try {
    const kept = await ctx.db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`flow-files ${flow.id}`}, 0))`);
      const known = await filesOf(tx, flow.id);
      const name = nameFor(wanted, digest, known);
      if (known.some((file) => file.name === name)) return { name, size, again: true };
      requireRoom(known, size);
      await tx.insert(flowFiles).values({ ...row, name, givenName: name === wanted ? null : wanted });
      return { name, size, again: false };
    });
    if (kept.again) await ctx.files.remove([row.id]);
    return { name: kept.name, size };
  } catch (error) {
    await ctx.files.remove([row.id]);
    throw error;
  }
}

const filesOf = (db: Database, flowId: string) =>
  db
    .select({ name: flowFiles.name, size: flowFiles.size, digest: flowFiles.digest })
    .from(flowFiles)
    .where(eq(flowFiles.flowId, flowId));

/** A free name, or that of the same content. */
function nameFor(wanted: string, digest: string, known: readonly { name: string; digest: string }[]): string {
  const digests = new Map(known.map((file) => [file.name, file.digest]));
  const fits = (name: string): boolean => !digests.has(name) || digests.get(name) === digest;
  let name = wanted;
  for (let number = 2; !fits(name); number += 1) name = numberedName(wanted, number);
  return name;
}

function requireContent(name: string, size: number): void {
  if (size === 0) throw new AppError("unprocessable", `“${name}” is empty.`);
  if (size > flowFileQuotas.fileBytes)
    throw new AppError("too_large", `“${name}” is larger than ${megabytes(flowFileQuotas.fileBytes)}.`);
}

function requireRoom(known: readonly { size: number }[], more: number): void {
  const bytes = known.reduce((total, file) => total + file.size, more);
  if (bytes > flowFileQuotas.flowBytes || known.length >= flowFileQuotas.flowFiles)
    throw new AppError(
      "too_large",
      `A flow can keep ${flowFileQuotas.flowFiles} files of ${megabytes(flowFileQuotas.flowBytes)} together. Send further ones with an upsert instead.`,
    );
}

const megabytes = (bytes: number): string => `${bytes / 1024 / 1024} MB`;
