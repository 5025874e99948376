import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import type { OpenDatabase } from "@/server/data/database";
import { flowVersions } from "@/server/data/schema/flows";
import { runs } from "@/server/data/schema/runs";
import { openTestDatabase } from "@/server/data/testing/test-database";
import { createFlow } from "../flows/create-flow";
import { deleteFlow } from "../flows/delete-flow";
import { listFlowUsage, showFlowUsage } from "../flows/list-flow-usage";
import { saveFlow } from "../flows/save-flow";
import { makeWorkspace, someDocument, type TestWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { findUses } from "./find-uses";

let database: OpenDatabase;
let here: TestWorkspace;
beforeAll(async () => {
  database = await openTestDatabase();
  here = await makeWorkspace(testPorts(database.db));
});
afterAll(() => database.close());

const says = (note: string): FlowDocument => someDocument(note);
const used = async () => {
  const found = await findUses(here.viewer, "variable");
  return Object.fromEntries([...found].map(([name, flows]) => [name, flows.map((flow) => flow.name)]));
};

it("uses are told of the newest and of the published version, with the nodes, and follow what is saved", async () => {
  const { id } = await createFlow(here.editor, { kind: "chatflow", name: "A", document: says("{{$vars.tone}}") });
  await createFlow(here.editor, { kind: "agentflow", name: "B", document: says("{{$vars.tone}} {{$vars.place}}") });
  expect(await used()).toEqual({ tone: ["A", "B"], place: ["B"] });
  const [first] = (await findUses(here.viewer, "variable")).get("place") ?? [];
  expect(first).toMatchObject({ name: "B", kind: "agentflow", nodes: [{ id: "stickyNote_0", label: "Note" }] });
  // Saved and not published: the published version still names the variable.
  await saveFlow(here.editor, { id, baseNumber: 1, document: says("nothing") });
  expect(await used()).toEqual({ tone: ["A", "B"], place: ["B"] });
  await saveFlow(here.editor, { id, baseNumber: 2, document: says("nothing"), publish: true });
  expect(await used()).toEqual({ tone: ["B"], place: ["B"] });
  await deleteFlow(here.editor, { id });
  expect(await used()).toEqual({ tone: ["B"], place: ["B"] });
});

it("a document is read once in its life, however often somebody asks", async () => {
  await used();
  await database.db
    .update(flowVersions)
    .set({ uses: [{ kind: "variable", target: "kept", nodeId: "n", label: "N" }] })
    .where(eq(flowVersions.workspaceId, here.id));
  expect(Object.keys(await used())).toEqual(["kept"]);
});

it("a flow's use is counted by day, with failures and tokens", async () => {
  const { id: flowId } = await createFlow(here.editor, { kind: "chatflow", name: "C", document: says("") });
  const now = here.editor.clock.now();
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const run = (startedAt: Date, status: "finished" | "failed", total: number) => ({
    ...{ workspaceId: here.id, flowId, chatId: "c", sessionId: "s", chatType: "EXTERNAL" as const, status, startedAt },
    usage: [{ input_tokens: 0, output_tokens: total, total_tokens: total }],
  });
  await database.db
    .insert(runs)
    .values([
      run(ago(0), "finished", 10),
      run(ago(0), "failed", 5),
      run(ago(10), "finished", 7),
      run(ago(40), "finished", 99),
    ]);
  expect(await listFlowUsage(here.viewer)).toEqual([
    { flowId, calls7: 2, calls30: 3, failed30: 1, tokens30: 22, lastUsed: ago(0) },
  ]);
  const { days, lastUsed } = await showFlowUsage(here.viewer, { id: flowId });
  expect(lastUsed).toEqual(ago(0));
  expect(days.map(({ calls, failed, tokens }) => [calls, failed, tokens])).toEqual([
    [1, 0, 7],
    [2, 1, 15],
  ]);
});
