import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Builds and starts an exported project by its own scripts, with these lines typed into it; without any nobody types, and
 * nobody goes away. Gives what it prints.
 */
export async function runAlone(
  files: readonly { path: string; text: string }[],
  typed: readonly string[] | undefined,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "weft-alone-"));
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await symlink(resolve("node_modules"), join(folder, "node_modules"), "dir");
  const options = { cwd: folder, env: { NODE_ENV: "test", PATH: process.env["PATH"], ...environment } } as const;
  await run("npm", ["run", "--silent", "build"], options);
  const started = run("npm", ["start", "--silent", "--", "Send it"], options);
  if (typed) started.child.stdin?.end(typed.map((line) => `${line}\n`).join(""));
  const { stdout } = await started;
  await rm(folder, { recursive: true, force: true });
  return stdout;
}
