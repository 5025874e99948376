import { afterAll, beforeAll } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { flows, flowVersions } from "@/server/data/schema/flows";
import { openTestDatabase } from "@/server/data/testing/test-database";
import { describePorts } from "@/server/engine/testing/conformance/engine-ports";
import { inMemoryPorts } from "@/server/engine/testing/in-memory-ports";
import { newId } from "@/server/platform/ids";
import { createCredential } from "../credentials/create-credential";
import { makeWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { createVariable } from "../variables/create-variable";
import { createRunDesk } from "./run-desk";
import { createRunRecorder } from "./run-recorder";

let database: OpenDatabase;
beforeAll(async () => void (database = await openTestDatabase()));
afterAll(() => database.close());

describePorts("the services' adapter", async () => {
  const { db } = database;
  const recorder = createRunRecorder(database.statement);
  const ports = testPorts(db);
  const [mine, theirs] = await Promise.all([makeWorkspace(ports), makeWorkspace(ports)]);
  const ids = { flowId: newId(), otherFlowId: newId() };
  const versions = new Map<string, string>();
  for (const id of Object.values(ids)) {
    const versionId = newId();
    versions.set(id, versionId);
    await db.insert(flows).values({ id, workspaceId: mine.id, kind: "chatflow", name: "Flow" });
    await db
      .insert(flowVersions)
      .values({ id: versionId, workspaceId: mine.id, flowId: id, number: 1, document: { nodes: [], edges: [] } });
  }
  const secret = { name: "Key", type: "openAIApi", values: { openAIApiKey: "sk-of-somebody-else" } };
  const desk = createRunDesk({
    ...ports,
    database,
    nodeTools: inMemoryPorts().tools,
    env: { runTimeoutSeconds: 10 },
    onClose: () => undefined,
  });
  return {
    ...ids,
    ports: desk.portsOf(mine.id),
    foreignCredentialId: (await createCredential(theirs.owner, secret)).id,
    async storeMessages(flowId, sessionId, messages) {
      for (let n = 0; n < messages.length; n += 2) {
        const [asked, answered] = [messages[n]?.content ?? "", messages[n + 1]?.content ?? ""];
        const start = {
          runId: newId(),
          questionId: newId(),
          workspaceId: mine.id,
          flowId,
          versionId: versions.get(flowId) ?? "",
          chatId: "c",
          sessionId,
        };
        const at = new Date(n * 1000);
        await recorder.end(
          {
            ...start,
            chatType: "EXTERNAL",
            question: asked,
            memoryType: undefined,
            leadEmail: undefined,
            startedAt: at,
          },
          {
            status: "finished",
            answerId: newId(),
            text: answered,
            answer: { text: answered },
            error: undefined,
            usage: [],
            steps: [],
            endedAt: at,
          },
          false,
        );
      }
    },
    storeCredential: async ({ type, secrets }) =>
      (await createCredential(mine.owner, { name: "Key", type, values: secrets })).id,
    storeVariable: async (name, value) => void (await createVariable(mine.owner, { name, value, type: "static" })),
  };
});
