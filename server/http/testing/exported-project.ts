import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface ExportedProject {
  folder: string;
  /** What it answers, with these lines typed where it waits for a person. */
  ask(question: string, typed?: readonly string[]): Promise<string>;
  remove(): Promise<void>;
}

/** Writes an exported project into a folder of its own and compiles it, with this project's packages. */
export async function buildProject(files: readonly { path: string; text: string }[]): Promise<ExportedProject> {
  const folder = await mkdtemp(join(tmpdir(), "weft-code-"));
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await symlink(resolve("node_modules"), join(folder, "node_modules"), "dir");
  try {
    await run(process.execPath, [resolve("node_modules/typescript/bin/tsc"), "-p", folder]);
  } catch (error) {
    const told = error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
    const flow = files.find(({ path }) => path === "src/flow.ts")?.text ?? "";
    throw new Error(`The exported project does not compile:\n${told}\n${flow}`, { cause: error });
  }
  return {
    folder,
    async ask(question, typed = []) {
      const child = run(process.execPath, ["dist/main.js", question], {
        cwd: folder,
        env: { NODE_ENV: "test", PATH: process.env["PATH"], OPENAI_API_KEY: "sk-test", VAR_city: "Rome" },
      });
      child.child.stdin?.end(typed.map((line) => `${line}\n`).join(""));
      const { stdout } = await child;
      return stdout.replace(/\n$/, "");
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
