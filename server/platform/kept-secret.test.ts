import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keptSecret } from "./kept-secret";

describe("a kept secret", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "weft-secret-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("is made once and readable by its owner only", async () => {
    const made = await keptSecret(join(folder, "data"), "encryption-key");
    expect(made).toMatch(/^[\w-]{43}$/);
    expect(await keptSecret(join(folder, "data"), "encryption-key")).toBe(made);
    expect((await stat(join(folder, "data", "encryption-key"))).mode & 0o777).toBe(0o600);
  });

  it("is the same for all who ask at once", async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => keptSecret(folder, "auth-secret")));
    expect(new Set(all).size).toBe(1);
    expect(await readdir(folder)).toEqual(["auth-secret"]);
  });

  it("is never replaced when its file was emptied", async () => {
    await writeFile(join(folder, "encryption-key"), "");
    await expect(keptSecret(folder, "encryption-key")).rejects.toThrow(/does not hold a secret/);
  });
});
