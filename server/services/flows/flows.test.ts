import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { flows, flowVersions } from "@/server/data/schema/flows";
import { openTestDatabase } from "@/server/data/testing/test-database";
import type { Change } from "../changes";
import type { ServicePorts } from "../context";
import { createKey } from "../keys/create-key";
import { revokeKey } from "../keys/revoke-key";
import { findCallableFlow } from "../runs/callable-flow";
import { makeWorkspace, someDocument, type TestWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { createFlow } from "./create-flow";
import { deleteFlow } from "./delete-flow";
import { duplicateFlow } from "./duplicate-flow";
import { exportFlow } from "./export-flow";
import { getFlow } from "./get-flow";
import { importFlow } from "./import-flow";
import { listFlows } from "./list-flows";
import { publishFlow } from "./publish-flow";
import { purgeFlows } from "./purge-flows";
import { renameFlow } from "./rename-flow";
import { restoreFlow } from "./restore-flow";
import { saveFlow } from "./save-flow";
import { setFlowKeys } from "./set-flow-keys";
import { setFlowPublic } from "./set-flow-public";
import { updateFlowSettings } from "./update-flow-settings";

let database: OpenDatabase;
let ports: ServicePorts;
let here: TestWorkspace;
beforeAll(async () => {
  database = await openTestDatabase();
  ports = testPorts(database.db);
  here = await makeWorkspace(ports);
});
afterAll(() => database.close());

const newFlow = async (name = "Flow") =>
  (await createFlow(here.editor, { kind: "chatflow", name, document: someDocument("first") })).id;
const noteOf = (document: { nodes: { inputs: Record<string, unknown> }[] }) => document.nodes[0]?.inputs["note"];

describe("saving a flow", () => {
  it("the first save of a flow publishes it, later ones do not", async () => {
    const { id } = await createFlow(here.editor, { kind: "chatflow", name: "Empty" });
    expect(await getFlow(here.viewer, { id })).toMatchObject({
      latest: null,
      published: null,
      document: { nodes: [], edges: [] },
    });
    expect(await saveFlow(here.editor, { id, baseNumber: null, document: someDocument("one") })).toMatchObject({
      number: 1,
      published: 1,
    });
    expect(await saveFlow(here.editor, { id, baseNumber: 1, document: someDocument("two") })).toMatchObject({
      number: 2,
      published: 1,
    });
    const flow = await getFlow(here.viewer, { id });
    expect([flow.latest?.number, flow.published?.number, noteOf(flow.document)]).toEqual([2, 1, "two"]);
  });

  it("a save on an outdated base is refused and changes nothing", async () => {
    const id = await newFlow();
    await saveFlow(here.editor, { id, baseNumber: 1, document: someDocument("theirs") });
    await expect(saveFlow(here.editor, { id, baseNumber: 1, document: someDocument("mine") })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(noteOf((await getFlow(here.viewer, { id })).document)).toBe("theirs");
  });

  it("of many saves on the same base exactly one is accepted", async () => {
    const id = await newFlow();
    const saves = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        saveFlow(here.editor, { id, baseNumber: 1, document: someDocument(String(n)) }),
      ),
    );
    expect(saves.filter((save) => save.status === "fulfilled")).toHaveLength(1);
    expect((await getFlow(here.viewer, { id })).latest?.number).toBe(2);
  });

  it("a flow can go back to answering from an earlier version", async () => {
    const id = await newFlow();
    await saveFlow(here.editor, { id, baseNumber: 1, document: someDocument("second") });
    expect(await publishFlow(here.editor, { id })).toEqual({ published: 2 });
    expect(await publishFlow(here.editor, { id, number: 1 })).toEqual({ published: 1 });
    await expect(publishFlow(here.editor, { id, number: 9 })).rejects.toMatchObject({ code: "not_found" });
  });

  it("what Postgres cannot store is refused with a sentence", async () => {
    const id = await newFlow();
    for (const note of ["a\0b", "half an emoji \ud83d"]) {
      await expect(saveFlow(here.editor, { id, baseNumber: 1, document: someDocument(note) })).rejects.toMatchObject({
        code: "invalid_input",
      });
    }
    const spelledOut = String.raw`a text with \u0000 spelled out, and a whole emoji 👍`;
    await saveFlow(here.editor, { id, baseNumber: 1, document: someDocument(spelledOut) });
    expect(noteOf((await getFlow(here.viewer, { id })).document)).toBe(spelledOut);
  });

  it("every change is told, so that caches can forget", async () => {
    const told: Change[] = [];
    const stop = ports.changes.subscribe((change) => told.push(change));
    const id = await newFlow();
    await saveFlow(here.editor, { id, baseNumber: 1, document: someDocument("x") });
    await publishFlow(here.editor, { id });
    await setFlowPublic(here.editor, { id, isPublic: true });
    await deleteFlow(here.editor, { id });
    stop();
    expect(told).toEqual(Array.from({ length: 4 }, () => ({ type: "flow", id })));
  });
});

describe("the list of flows", () => {
  it("names each node type once and leaves deleted flows out", async () => {
    const own = await makeWorkspace(ports);
    const { id } = await createFlow(own.editor, { kind: "chatflow", name: "A", document: someDocument() });
    const gone = await createFlow(own.editor, { kind: "chatflow", name: "B" });
    await createFlow(own.editor, { kind: "agentflow", name: "C" });
    await deleteFlow(own.editor, gone);
    expect(await listFlows(own.viewer, { kind: "chatflow" })).toMatchObject([
      { id, name: "A", latest: 1, published: 1, nodeNames: ["stickyNote"] },
    ]);
    expect((await listFlows(own.viewer, {})).map((flow) => flow.name).sort()).toEqual(["A", "C"]);
  });
});

describe("a deleted flow", () => {
  it("is gone for every verb and comes back whole", async () => {
    const id = await newFlow("Deleted");
    await deleteFlow(here.editor, { id });
    await expect(getFlow(here.viewer, { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(saveFlow(here.editor, { id, baseNumber: 1, document: someDocument() })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(deleteFlow(here.editor, { id })).rejects.toMatchObject({ code: "not_found" });
    await restoreFlow(here.editor, { id });
    expect(await getFlow(here.viewer, { id })).toMatchObject({ name: "Deleted", latest: { number: 1 } });
  });

  it("is removed for good after a day, with its versions", async () => {
    const id = await newFlow();
    const kept = await newFlow();
    await deleteFlow(here.editor, { id });
    await deleteFlow(here.editor, { id: kept });
    await ports.db
      .update(flows)
      .set({ deletedAt: new Date(Date.now() - 25 * 3_600_000) })
      .where(sql`id = ${id}`);
    expect(await purgeFlows(ports, new Date())).toBe(1);
    await expect(restoreFlow(here.editor, { id })).rejects.toMatchObject({ code: "not_found" });
    expect(await ports.db.$count(flowVersions, sql`flow_id = ${id}`)).toBe(0);
    await restoreFlow(here.editor, { id: kept });
  });
});

describe("a flow's settings", () => {
  it("the given ones are set, the others stay, null removes one", async () => {
    const id = await newFlow();
    await updateFlowSettings(here.editor, { id, settings: { chatbotConfig: "{}", apiConfig: "{}" } });
    await updateFlowSettings(here.editor, { id, settings: { apiConfig: null }, category: "Support" });
    expect(await getFlow(here.viewer, { id })).toMatchObject({
      category: "Support",
      settings: { chatbotConfig: "{}", apiConfig: null },
    });
  });

  it("keys are assigned as a whole, and only those of the workspace", async () => {
    const id = await newFlow();
    const one = await createKey(here.editor, { name: "one", scopes: ["predict"] });
    const two = await createKey(here.editor, { name: "two", scopes: ["predict"], flowIds: [id] });
    expect((await getFlow(here.viewer, { id })).keyIds).toEqual([two.id]);
    await setFlowKeys(here.editor, { id, keyIds: [one.id, one.id] });
    expect((await getFlow(here.viewer, { id })).keyIds).toEqual([one.id]);
    const elsewhere = await makeWorkspace(ports);
    const foreign = await createKey(elsewhere.editor, { name: "x", scopes: ["predict"] });
    await expect(setFlowKeys(here.editor, { id, keyIds: [foreign.id] })).rejects.toMatchObject({ code: "not_found" });
    expect((await getFlow(here.viewer, { id })).keyIds).toEqual([one.id]);
    // Whoever shut others out did not mean to let them in when that key ends.
    await revokeKey(here.editor, { id: one.id });
    expect((await getFlow(here.viewer, { id })).keyIds).toEqual([]);
    expect((await findCallableFlow(database.db, id))?.keyIds).toEqual(new Set());
    await setFlowKeys(here.editor, { id, keyIds: null });
    expect((await getFlow(here.viewer, { id })).keyIds).toBeNull();
  });
});

describe("copies and files", () => {
  it("a copy is private, has its own versions and none of the keys", async () => {
    const id = await newFlow("Original");
    await createKey(here.editor, { name: "k", scopes: ["predict"], flowIds: [id] });
    await setFlowPublic(here.editor, { id, isPublic: true });
    const copy = await duplicateFlow(here.editor, { id });
    expect(await getFlow(here.viewer, copy)).toMatchObject({
      name: "Original (copy)",
      isPublic: false,
      keyIds: null,
      latest: { number: 1 },
      published: { number: 1 },
    });
    await renameFlow(here.editor, { id: copy.id, name: "Renamed" });
    expect((await getFlow(here.viewer, { id })).name).toBe("Original");
  });

  it("a file leads back to the same document, without credentials", async () => {
    const document = someDocument("exported");
    const model = {
      id: "chatOpenAI_0",
      name: "chatOpenAI",
      label: "Model",
      version: 8.3,
      position: { x: 10, y: 20 },
      inputs: { modelName: "gpt-4o-mini" },
      credentialId: "0b5cd7e6-54b6-4a73-a51f-6b1ff3d1a2f7",
    };
    const { id } = await createFlow(here.editor, {
      kind: "chatflow",
      name: "File",
      document: { ...document, nodes: [...document.nodes, model] },
    });
    const { json } = await exportFlow(here.viewer, { id });
    expect(JSON.stringify(json)).not.toContain(model.credentialId);
    const imported = await importFlow(here.editor, { json: JSON.stringify(json), name: "Back" });
    expect(imported.report.nodes.map((node) => node.status)).toEqual(["exact", "exact"]);
    const back = await getFlow(here.viewer, imported);
    // Exports are sorted, so that the model comes first.
    expect(noteOf({ nodes: back.document.nodes.slice(1) })).toBe("exported");
    expect(back.document.nodes[0]).toMatchObject({ name: "chatOpenAI", inputs: { modelName: "gpt-4o-mini" } });
  });

  it("credential ids of another server are dropped on the way in", async () => {
    const file = {
      nodes: [
        {
          id: "chatOpenAI_0",
          position: { x: 0, y: 0 },
          data: {
            id: "chatOpenAI_0",
            name: "chatOpenAI",
            version: 8.3,
            credential: "0b5cd7e6-54b6-4a73-a51f-6b1ff3d1a2f7",
          },
        },
      ],
      edges: [],
    };
    const { id } = await importFlow(here.editor, { json: file, name: "In" });
    expect((await getFlow(here.viewer, { id })).document.nodes[0]?.credentialId).toBeUndefined();
  });

  it("what is not a flow is refused", async () => {
    await expect(importFlow(here.editor, { json: "{", name: "x" })).rejects.toMatchObject({ code: "invalid_input" });
  });
});
