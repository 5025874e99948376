import { execFile, fork } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";

const run = promisify(execFile);

type Files = readonly { path: string; text: string }[];

export interface Decision {
  type: "proceed" | "reject";
  feedback?: string;
  /** It comes when the time for it is over. */
  late?: true;
}

export interface Spoken {
  role: "user" | "assistant";
  content: string;
}

export interface Asked {
  question: string;
  history?: readonly Spoken[];
  typed?: readonly Decision[];
  /** Names the run. */
  thread?: string | undefined;
}

export interface ExportedProjects {
  folder: string;
  /** What a project answers, with these decisions where it waits, and what it waited for. */
  ask(name: string, asked: Asked): Promise<{ text: string; waits: string[] }>;
  close(): Promise<void>;
}

const reply = z.object({
  ...{ id: z.number(), text: z.string().optional(), waits: z.array(z.string()).optional() },
  error: z.string().optional(),
});

/** Writes exported projects, compiles them with one call of the compiler, and keeps one process in which they run. */
export async function buildProjects(
  projects: Readonly<Record<string, Files>>,
  environment: Readonly<Record<string, string>>,
): Promise<ExportedProjects> {
  const folder = await mkdtemp(join(tmpdir(), "weft-code-"));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  const own = Object.values(projects)[0]?.find(({ path }) => path === "tsconfig.json")?.text ?? "{}";
  const { compilerOptions } = z.object({ compilerOptions: z.record(z.string(), z.unknown()) }).parse(JSON.parse(own));
  await write("package.json", '{"type":"module"}');
  const options = { ...compilerOptions, rootDir: ".", outDir: "dist" };
  await write("tsconfig.json", JSON.stringify({ compilerOptions: options, include: ["*/src"] }));
  for (const [name, files] of Object.entries(projects))
    for (const { path, text } of files) await write(join(name, path), text);
  await symlink(resolve("node_modules"), join(folder, "node_modules"), "dir");
  await compile(folder, projects);
  const child = fork(fileURLToPath(new URL("./exported-runner.mjs", import.meta.url)), {
    env: { NODE_ENV: "test", PATH: process.env["PATH"] },
  });
  let asked = 0;
  return {
    folder,
    ask: (name, { question, typed = [], history = [], thread }) =>
      new Promise((done, fail) => {
        asked += 1;
        const id = asked;
        const listen = (message: unknown) => {
          const { id: of, text = "", waits = [], error } = reply.parse(message);
          if (of !== id) return;
          child.off("message", listen);
          if (error === undefined) done({ text, waits });
          else fail(new Error(error));
        };
        child.on("message", listen);
        child.send({
          ...{ id, question, typed, history, thread, environment },
          file: join(folder, "dist", name, "src/ask.js"),
        });
      }),
    async close() {
      child.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function compile(folder: string, projects: Readonly<Record<string, Files>>): Promise<void> {
  try {
    await run(process.execPath, [resolve("node_modules/typescript/bin/tsc"), "-p", folder]);
  } catch (error) {
    const told = error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
    const named = /^(\w+)\//m.exec(told)?.[1] ?? "";
    const flow = projects[named]?.find(({ path }) => path === "src/flow.ts")?.text ?? "";
    throw new Error(`The exported projects do not compile:\n${told}\n${flow}`, { cause: error });
  }
}
