import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { credentials } from "@/server/data/schema/keys";
import { openTestDatabase } from "@/server/data/testing/test-database";
import { createSecretBox } from "@/server/platform/secret-box";
import type { ServicePorts } from "../context";
import { createFlow } from "../flows/create-flow";
import { exportFlow } from "../flows/export-flow";
import { makeWorkspace, someDocument, type TestWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { createCredential } from "./create-credential";
import { deleteCredential } from "./delete-credential";
import { getCredential } from "./get-credential";
import { listCredentials } from "./list-credentials";
import { maskedSecret } from "@/domain/catalogue/masked-secret";
import { openCredential } from "./open-credential";
import { updateCredential } from "./update-credential";

let database: OpenDatabase;
let ports: ServicePorts;
let here: TestWorkspace;
beforeAll(async () => {
  database = await openTestDatabase();
  ports = testPorts(database.db);
  here = await makeWorkspace(ports);
});
afterAll(() => database.close());

const canary = "sk-canary-7f3a";
const create = async (name = "OpenAI") =>
  (await createCredential(here.editor, { name, type: "openAIApi", values: { openAIApiKey: canary } })).id;
const opened = async (id: string) => (await openCredential(ports, here.id, id)).secrets;

describe("a credential", () => {
  it("never shows its secrets again, in whatever is read", async () => {
    const id = await create();
    const document = { ...someDocument(), nodes: someDocument().nodes.map((node) => ({ ...node, credentialId: id })) };
    const flow = await createFlow(here.editor, { kind: "chatflow", name: "Uses it", document });
    const read = [
      await listCredentials(here.editor),
      await getCredential(here.editor, { id }),
      await exportFlow(here.editor, flow),
      await ports.db.select().from(credentials),
    ];
    expect(JSON.stringify(read)).not.toContain(canary);
    expect((await getCredential(here.editor, { id })).values).toEqual({ openAIApiKey: maskedSecret });
    expect(await openCredential(ports, here.id, id)).toEqual({ type: "openAIApi", secrets: { openAIApiKey: canary } });
  });

  it("keeps a secret that comes back masked and takes a new one", async () => {
    const id = await create();
    await updateCredential(here.editor, { id, name: "Renamed", values: { openAIApiKey: maskedSecret } });
    expect(await opened(id)).toEqual({ openAIApiKey: canary });
    await updateCredential(here.editor, { id, values: { openAIApiKey: "sk-new" } });
    expect(await opened(id)).toEqual({ openAIApiKey: "sk-new" });
    expect((await getCredential(here.editor, { id })).name).toBe("Renamed");
  });

  it("has the fields of its type and no others, and none of the required ones empty", async () => {
    const { id } = await createCredential(here.editor, {
      name: "x",
      type: "openAIApi",
      values: { openAIApiKey: "sk", workspaceId: "other", constructor: "x" },
    });
    expect(await opened(id)).toEqual({ openAIApiKey: "sk" });
    const empty = createCredential(here.editor, { name: "x", type: "openAIApi", values: { openAIApiKey: "" } });
    await expect(empty).rejects.toMatchObject({ code: "invalid_input", message: expect.stringContaining("is empty") });
    const unknown = createCredential(here.editor, { name: "x", type: "nothing", values: {} });
    await expect(unknown).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("names the flows that use it, by their newest or published version", async () => {
    const id = await create("Used");
    const document = { ...someDocument(), nodes: someDocument().nodes.map((node) => ({ ...node, credentialId: id })) };
    const flow = await createFlow(here.editor, { kind: "chatflow", name: "User", document });
    const [listed] = (await listCredentials(here.viewer, { types: ["openAIApi"] })).filter((entry) => entry.id === id);
    expect(listed?.flows).toEqual([
      { id: flow.id, name: "User", kind: "chatflow", nodes: [{ id: "stickyNote_0", label: "Note" }] },
    ]);
    expect(await listCredentials(here.viewer, { types: ["anthropicApi"] })).toEqual([]);
  });

  it("sealed for one row does not open in another", async () => {
    const [one, two] = [await create(), await create()];
    const [row] = await ports.db.select().from(credentials).where(eq(credentials.id, one));
    await ports.db
      .update(credentials)
      .set({ sealed: row?.sealed ?? "" })
      .where(eq(credentials.id, two));
    await expect(opened(two)).rejects.toMatchObject({ code: "precondition_failed" });
  });

  it("says what to do when the server has another key, and can be entered again", async () => {
    const id = await create("Old");
    const other = { ...here.editor, secretBox: createSecretBox("another key altogether, long enough") };
    await expect(getCredential(other, { id })).rejects.toMatchObject({
      code: "precondition_failed",
      message: expect.stringMatching(/"Old" cannot be opened.*Enter its values again/),
    });
    await updateCredential(other, { id, values: { openAIApiKey: "sk-again" } });
    expect((await openCredential(other, here.id, id)).secrets).toEqual({ openAIApiKey: "sk-again" });
  });

  it("is gone for good when it is deleted", async () => {
    const id = await create();
    await deleteCredential(here.editor, { id });
    await expect(opened(id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("of another workspace does not open for a flow of this one", async () => {
    const elsewhere = await makeWorkspace(ports);
    await expect(openCredential(ports, elsewhere.id, await create())).rejects.toMatchObject({ code: "not_found" });
  });
});
