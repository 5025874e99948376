import { createRecordShelf } from "@/server/data/adapters/record-shelf";
import { createVectorShelf } from "@/server/data/adapters/vector-shelf";
import type { OpenDatabase } from "@/server/data/database";
import type { NodeTools, OutsideTools } from "@/server/engine/ports";
import { embedTexts } from "@/server/platform/built-in-embeddings/embed-texts";
import { documentReader } from "@/server/platform/extract-text/document-reader";
import type { ServicePorts } from "../context";
import { openFlowFile } from "../flow-files/open-flow-file";
import { createToolShelf } from "../tools/tool-shelf";
import { createStoreShelf } from "./stores/store-shelf";

export interface ToolPorts extends Pick<ServicePorts, "db" | "catalogue" | "secretBox" | "clock" | "files"> {
  database: Pick<OpenDatabase, "statement" | "vectors">;
  nodeTools: OutsideTools;
}

/** What the nodes of a workspace's flows may use: the world outside, and what is kept here for that workspace alone. */
export function workspaceTools(ports: ToolPorts, workspaceId: string): NodeTools {
  const { database, nodeTools } = ports;
  const tools: NodeTools = {
    ...nodeTools,
    savedTools: createToolShelf(ports, workspaceId),
    documents: {
      vectors: createVectorShelf(database, workspaceId),
      records: createRecordShelf(database.statement, workspaceId),
      // Asked only when all of the tools are there: the nodes of a document store use them too.
      stores: createStoreShelf(ports, workspaceId, () => tools),
      embed: embedTexts,
      openFile: (flowId, name) => openFlowFile(ports, { workspaceId, flowId }, name),
      reader: documentReader,
    },
  };
  return tools;
}
