import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { flowFiles } from "@/server/data/schema/flow-files";
import type { FileSource } from "@/server/nodes/documents/document-slots";
import { isUuid } from "@/server/platform/ids";
import type { FilePorts } from "../files/keep-files";
import { storableText } from "@/server/data/storable";

/**
 * A file of a flow's loaders by the name under which it is kept. It is called as it came, so that what is read from a newer
 * handbook has the same source as before.
 */
export async function openFlowFile(
  { db, files }: FilePorts,
  { workspaceId, flowId }: { workspaceId: string; flowId: string },
  name: string,
): Promise<FileSource> {
  const [row] = isUuid(flowId)
    ? await db
        .select({ id: flowFiles.id, name: flowFiles.name, givenName: flowFiles.givenName, mime: flowFiles.mime })
        .from(flowFiles)
        .where(
          and(
            eq(flowFiles.workspaceId, workspaceId),
            eq(flowFiles.flowId, flowId),
            eq(flowFiles.name, storableText(name)),
          ),
        )
    : [];
  if (!row) throw new AppError("not_found", `File ${name} not found`);
  return { name: row.givenName ?? row.name, mime: row.mime, ...(await files.open(row.id)) };
}
