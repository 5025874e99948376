import { join } from "node:path";
import { openDatabase } from "@/server/data/client";
import { createFileStore } from "@/server/platform/file-store";
import { documentDeskOf } from "../documents/document-desk";
import { testPorts } from "./test-ports";

/** What works on documents, over the embedded database of a folder. */
export async function openDocumentDesk(dataDir: string) {
  const database = await openDatabase({ databaseUrl: undefined, dataDir });
  const refuse = () => Promise.reject(new Error("Nothing outside is needed."));
  const unfinished: (() => Promise<void>)[] = [];
  const ports = {
    ...testPorts(database.db),
    files: createFileStore(join(dataDir, "files")),
    ...{ database, env: { runTimeoutSeconds: 60 } },
    nodeTools: {
      fetch: refuse,
      runScript: refuse,
      redis: refuse,
      postgres: refuse,
      mongo: refuse,
      log: () => undefined,
    },
    onClose: (work: () => Promise<void>) => void unfinished.push(work),
  };
  return {
    ...{ ports, desk: documentDeskOf(ports) },
    async close() {
      await Promise.allSettled(unfinished.map((work) => work()));
      await database.close();
    },
  };
}
