import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { png } from "@/server/http/testing/upload-samples";
import type { Language } from "../snippets/languages";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../../..");

export interface SnippetRunner {
  /** What the program printed. Fails when it ended with an error. */
  run(language: Language, program: string): Promise<string>;
  /** What a program says, whatever its language is called here. */
  runPython(program: string): Promise<string>;
  runNode(program: string): Promise<string>;
  runShell(program: string): Promise<string>;
  close(): Promise<void>;
}

export const reportText = "The loom in the cellar was built in 1802.";

/** A folder as a reader has it who did what the dialog says: packages installed, the files beside the program. */
export async function openSnippetRunner(): Promise<SnippetRunner> {
  const folder = await mkdtemp(join(tmpdir(), "weft-snippets-"));
  const client = join(folder, "node_modules", "@weft", "client");
  await mkdir(client, { recursive: true });
  const sdk = join(root, "sdk/typescript");
  // Built into the folder: the package's own test builds in its place at the same time.
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  await run(process.execPath, [tsc, "--project", join(sdk, "tsconfig.json"), "--outDir", join(client, "dist")]);
  await copyFile(join(sdk, "package.json"), join(client, "package.json"));
  await symlink(join(root, "node_modules/flowise-sdk"), join(folder, "node_modules/flowise-sdk"));
  await writeFile(join(folder, "photo.png"), Buffer.from(png, "base64"));
  await writeFile(join(folder, "report.txt"), reportText);

  const written = async (command: string, name: string, program: string, path = ""): Promise<string> => {
    await writeFile(join(folder, name), program);
    const env = {
      ...process.env,
      ...{ PYTHONPATH: path, PYTHONDONTWRITEBYTECODE: "1", PYTHONIOENCODING: "utf-8", NO_PROXY: "127.0.0.1" },
    };
    return (await run(command, [name], { cwd: folder, env, timeout: 60_000 })).stdout;
  };
  const python = process.env["PYTHON_PATH"] || "python3";
  const runNode = (program: string) => written(process.execPath, "program.mjs", program);
  const runPython = (program: string) => written(python, "program.py", program, join(root, "sdk/python/src"));
  const runShell = (program: string) => written("sh", "program.sh", program);
  const runners: Record<Language, (program: string) => Promise<string>> = {
    curl: runShell,
    python: runPython,
    pythonSdk: runPython,
    javascript: runNode,
    typescriptSdk: runNode,
    flowiseSdk: runNode,
  };
  return {
    ...{ runNode, runPython, runShell },
    run: (language, program) => runners[language](program),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
