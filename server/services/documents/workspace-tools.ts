import { createRecordShelf } from "@/server/data/adapters/record-shelf";
import { createVectorShelf } from "@/server/data/adapters/vector-shelf";
import type { OpenDatabase } from "@/server/data/database";
import type { NodeTools, OutsideTools } from "@/server/engine/ports";
import { embedTexts } from "@/server/platform/built-in-embeddings/embed-texts";
import type { FileStore } from "@/server/platform/file-store";
import { findFlowFile } from "../flow-files/find-flow-file";

/** What the nodes of a workspace's flows may use: the world outside, and what is kept here for that workspace alone. */
export const workspaceTools = (
  {
    database,
    nodeTools,
    files,
  }: { database: Pick<OpenDatabase, "db" | "statement" | "vectors">; nodeTools: OutsideTools; files: FileStore },
  workspaceId: string,
): NodeTools => ({
  ...nodeTools,
  documents: {
    vectors: createVectorShelf(database, workspaceId),
    records: createRecordShelf(database.statement, workspaceId),
    embed: embedTexts,
    readFile: (flowId, name) => findFlowFile({ db: database.db, files }, { workspaceId, flowId }, name),
  },
});
