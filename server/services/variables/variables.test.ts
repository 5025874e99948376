import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { openTestDatabase } from "@/server/data/testing/test-database";
import type { ServicePorts } from "../context";
import { makeWorkspace, type TestWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { createVariable } from "./create-variable";
import { deleteVariable } from "./delete-variable";
import { listVariables } from "./list-variables";
import { loadVariables } from "./load-variables";
import { updateVariable } from "./update-variable";

let database: OpenDatabase;
let ports: ServicePorts;
let here: TestWorkspace;
beforeAll(async () => {
  database = await openTestDatabase();
  ports = testPorts(database.db);
  here = await makeWorkspace(ports);
});
afterAll(() => database.close());

describe("variables", () => {
  it("static ones hold a value, runtime ones take the operator's, which is never listed", async () => {
    await createVariable(here.editor, { name: "tone", type: "static", value: "calm" });
    await createVariable(here.editor, { name: "region", type: "runtime", value: "ignored" });
    await createVariable(here.editor, { name: "unset", type: "runtime", value: "" });
    expect(await loadVariables(ports, here.id)).toEqual({ tone: "calm", region: "eu", unset: "" });
    expect((await listVariables(here.viewer)).map(({ name, value }) => [name, value])).toEqual([
      ["region", ""],
      ["tone", "calm"],
      ["unset", ""],
    ]);
  });

  it("a name is free once per workspace", async () => {
    await createVariable(here.editor, { name: "once", type: "static", value: "1" });
    const twice = createVariable(here.editor, { name: "once", type: "static", value: "2" });
    await expect(twice).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining('"once"') });
    const { id } = await createVariable(here.editor, { name: "other", type: "static", value: "" });
    await expect(updateVariable(here.editor, { id, name: "once" })).rejects.toMatchObject({ code: "conflict" });
    const elsewhere = await makeWorkspace(ports);
    await createVariable(elsewhere.editor, { name: "once", type: "static", value: "theirs" });
  });

  it("what is given changes, the rest stays, and a deleted one is gone", async () => {
    const own = await makeWorkspace(ports);
    const { id } = await createVariable(own.editor, { name: "a", type: "static", value: "1" });
    await updateVariable(own.editor, { id, value: "2" });
    await updateVariable(own.editor, { id, name: "b" });
    expect(await loadVariables(ports, own.id)).toEqual({ b: "2" });
    await deleteVariable(own.editor, { id });
    expect(await loadVariables(ports, own.id)).toEqual({});
    await expect(deleteVariable(own.editor, { id })).rejects.toMatchObject({ code: "not_found" });
  });
});
