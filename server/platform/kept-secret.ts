import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * A random secret that is made once and kept in `dataDir/<name>`, readable by the owner of the process only.
 * It appears under its name whole (written elsewhere, then linked), so two processes that start together agree on one.
 */
export async function keptSecret(dataDir: string, name: string): Promise<string> {
  const path = join(dataDir, name);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const existing = await readFile(path, "utf8").catch(() => undefined);
  if (existing === undefined) await makeOnce(path);
  const secret = (existing ?? (await readFile(path, "utf8"))).trim();
  if (secret.length < 32)
    throw new Error(`${path} does not hold a secret. Restore it from a backup; what it sealed opens with no other.`);
  return secret;
}

async function makeOnce(path: string): Promise<void> {
  const fresh = `${path}.${randomBytes(6).toString("hex")}`;
  await writeFile(fresh, `${randomBytes(32).toString("base64url")}\n`, { flag: "wx", mode: 0o600 });
  try {
    await link(fresh, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    await rm(fresh, { force: true });
  }
}
