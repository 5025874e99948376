import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { apiKeys } from "@/server/data/schema/keys";
import { openTestDatabase } from "@/server/data/testing/test-database";
import type { KeyActor, ServiceContext, ServicePorts } from "../context";
import { createFlow } from "../flows/create-flow";
import { makeWorkspace, type TestWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { authenticateKey } from "./authenticate-key";
import { createKey } from "./create-key";
import { listKeys } from "./list-keys";
import { renameKey } from "./rename-key";
import { revokeKey } from "./revoke-key";

let database: OpenDatabase;
let ports: ServicePorts;
let here: TestWorkspace;
beforeAll(async () => {
  database = await openTestDatabase();
  ports = testPorts(database.db);
  here = await makeWorkspace(ports);
});
afterAll(() => database.close());

const at = (iso: string) => ({ db: ports.db, clock: { now: () => new Date(iso) } });

describe("an API key", () => {
  it("is shown once and stored only as its hash", async () => {
    const { id, key } = await createKey(here.editor, { name: "CI", scopes: ["predict"] });
    expect(key).toMatch(/^weft_[\w-]{43}$/);
    const [row] = await ports.db.select().from(apiKeys).where(eq(apiKeys.id, id));
    expect(JSON.stringify(row)).not.toContain(key);
    const listed = (await listKeys(here.viewer)).find((entry) => entry.id === id);
    expect(listed).toMatchObject({ name: "CI", prefix: key.slice(0, 12), scopes: ["predict"], lastUsedAt: null });
    expect(JSON.stringify(listed)).not.toContain(key);
    expect(listed).not.toHaveProperty("hash");
  });

  it("stands for its workspace and its permissions", async () => {
    const { id, key } = await createKey(here.editor, { name: "k", scopes: ["predict", "messages"] });
    expect(await authenticateKey(ports, key)).toMatchObject({
      actor: { kind: "key", keyId: id, workspaceId: here.id, scopes: ["predict", "messages"] },
    });
    for (const other of [key.slice(0, -1), `${key}a`, key.toUpperCase(), "", "weft_"]) {
      expect(await authenticateKey(ports, other)).toBeNull();
    }
  });

  it("notes its use, at most once a minute", async () => {
    const { id, key } = await createKey(here.editor, { name: "used", scopes: ["predict"] });
    const lastUsed = async () =>
      (await listKeys(here.viewer)).find((entry) => entry.id === id)?.lastUsedAt?.toISOString();
    await authenticateKey(at("2030-01-01T10:00:00.000Z"), key);
    await authenticateKey(at("2030-01-01T10:00:59.000Z"), key);
    expect(await lastUsed()).toBe("2030-01-01T10:00:00.000Z");
    await authenticateKey(at("2030-01-01T10:01:01.000Z"), key);
    expect(await lastUsed()).toBe("2030-01-01T10:01:01.000Z");
  });

  it("ends at its expiry, which cannot be in the past", async () => {
    const { key } = await createKey(here.editor, {
      name: "short",
      scopes: ["predict"],
      expiresAt: new Date("2031-01-01"),
    });
    expect(await authenticateKey(at("2030-12-31T23:59:59Z"), key)).not.toBeNull();
    expect(await authenticateKey(at("2031-01-01T00:00:00Z"), key)).toBeNull();
    const past = createKey(here.editor, { name: "past", scopes: ["predict"], expiresAt: new Date("2001-01-01") });
    await expect(past).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("opens nothing once it is revoked", async () => {
    const { id, key } = await createKey(here.editor, { name: "gone", scopes: ["predict"] });
    await renameKey(here.editor, { id, name: "still going" });
    await revokeKey(here.editor, { id });
    expect(await authenticateKey(ports, key)).toBeNull();
    await expect(revokeKey(here.editor, { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(renameKey(here.editor, { id, name: "x" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("names the flows it is assigned to", async () => {
    const flow = await createFlow(here.editor, { kind: "chatflow", name: "Assigned" });
    const { id } = await createKey(here.editor, { name: "k", scopes: ["predict"], flowIds: [flow.id] });
    const listed = (await listKeys(here.viewer)).find((entry) => entry.id === id);
    expect(listed?.flows).toEqual([{ id: flow.id, name: "Assigned" }]);
  });

  it("cannot make a key that may do more than itself", async () => {
    const actor: KeyActor = { kind: "key", keyId: "", workspaceId: here.id, scopes: ["manage"] };
    const ctx: ServiceContext = { ...ports, actor };
    await expect(createKey(ctx, { name: "more", scopes: ["manage", "predict"] })).rejects.toMatchObject({
      code: "forbidden",
    });
    await createKey(ctx, { name: "same", scopes: ["manage"] });
  });
});
