import { afterAll, beforeAll, expect, it } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { executions } from "@/server/data/schema/executions";
import { openTestDatabase } from "@/server/data/testing/test-database";
import type { ServicePorts } from "../context";
import { createFlow } from "../flows/create-flow";
import { makeWorkspace, someDocument, type TestWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { waitsInChat } from "./waits-in-chat";

let database: OpenDatabase;
let ports: ServicePorts;
let here: TestWorkspace;
let elsewhere: TestWorkspace;
beforeAll(async () => {
  database = await openTestDatabase();
  ports = testPorts(database.db);
  here = await makeWorkspace(ports, "Here");
  elsewhere = await makeWorkspace(ports, "Elsewhere");
});
afterAll(() => database.close());

async function paused(isPublic: boolean, more: Partial<typeof executions.$inferInsert> = {}) {
  const { id } = await createFlow(here.editor, {
    ...{ kind: "agentflow", name: "Flow", document: someDocument(), isPublic },
  });
  const run = (minutes: number): typeof executions.$inferInsert => ({
    ...{ id: crypto.randomUUID(), workspaceId: here.id, flowId: id, versionId: crypto.randomUUID(), chatId: "c" },
    ...{ sessionId: "c", status: "paused", frontier: {}, turn: {}, waiting: [action] },
    ...{ updatedAt: new Date(), createdAt: new Date(Date.UTC(2026, 0, 1, 0, minutes)) },
  });
  await database.db.insert(executions).values([{ ...run(0), ...more }]);
  return { id, finish: () => database.db.insert(executions).values({ ...run(1), status: "finished", waiting: null }) };
}

const action = {
  ...{ id: "1", mapping: { approve: "Proceed", reject: "Reject" }, elements: [] },
  data: { nodeId: "human_0", nodeLabel: "Human", input: {} },
};
const ask = (id: string, member: TestWorkspace | null, chatId = "c") =>
  waitsInChat(ports, { id, chatId, member: member && member.viewer.actor });

it("tells what waits in a conversation, to everybody for public flows and to members for others", async () => {
  const open = await paused(true);
  const closed = await paused(false);
  expect(await ask(open.id, null)).toEqual(["human_0"]);
  expect(await ask(open.id, null, "another")).toEqual([]);
  expect(await ask(closed.id, here)).toEqual(["human_0"]);
  expect(await ask(closed.id, null)).toEqual([]);
  expect(await ask(closed.id, elsewhere)).toEqual([]);
});

it("counts only a conversation's newest run, and none that another flow began", async () => {
  const overtaken = await paused(true);
  await overtaken.finish();
  expect(await ask(overtaken.id, null)).toEqual([]);
  const nested = await paused(true, { parentKey: `r:n:${crypto.randomUUID()}` });
  expect(await ask(nested.id, null)).toEqual([]);
});
