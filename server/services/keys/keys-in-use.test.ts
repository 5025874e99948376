import { afterAll, beforeAll, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import type { OpenDatabase } from "@/server/data/database";
import { apiKeys } from "@/server/data/schema/keys";
import { openTestDatabase } from "@/server/data/testing/test-database";
import { createChanges } from "../changes";
import { makeWorkspace, type TestWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { createKey } from "./create-key";
import { createKeysInUse } from "./keys-in-use";

let database: OpenDatabase;
let workspace: TestWorkspace;

beforeAll(async () => {
  database = await openTestDatabase();
  workspace = await makeWorkspace(testPorts(database.db), "One");
});
afterAll(() => database.close());

it("a key that another process revoked is noticed while work is done for it, and no other", async () => {
  const changes = createChanges();
  const told: string[] = [];
  changes.subscribe((change) => change.type === "key" && told.push(change.id));
  const keys = createKeysInUse({ db: database.db, changes, everyMs: 20 }, false);
  const [gone, kept] = await Promise.all(
    ["Gone", "Kept"].map((name) => createKey(workspace.owner, { name, scopes: ["predict"] })),
  );
  let end = (): void => undefined;
  const working = new Promise<void>((resolve) => (end = resolve));
  const work = [keys.during(gone?.id, () => working), keys.during(kept?.id, () => working)];
  // As another process does it: nobody here is told.
  await database.db.delete(apiKeys).where(eq(apiKeys.id, gone?.id ?? ""));
  await expect.poll(() => told).toContain(gone?.id);
  expect(told).not.toContain(kept?.id);
  end();
  await Promise.all(work);
  expect(await keys.during(undefined, async () => "done")).toBe("done");
});
