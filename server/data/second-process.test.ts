import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "./client";
import { workspaces } from "./schema";

// Three cold starts of a database, one of them in a process that compiles its own modules first.
describe("the embedded database and other processes", { timeout: 120_000 }, () => {
  let dataDir: string;
  let other: ChildProcess | undefined;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "weft-second-"));
  });
  afterEach(async () => {
    other?.kill("SIGKILL");
    await rm(dataDir, { recursive: true, force: true });
    await rm(`${dataDir}-vite`, { recursive: true, force: true });
  });

  /** Starts a process and reads its output line by line until `enough` says so. */
  async function start(task: "hold" | "write", enough: (lines: string[]) => boolean): Promise<string[]> {
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL("./testing/second-process.mjs", import.meta.url)), task, dataDir],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    other = child;
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (enough(lines)) break;
    }
    return lines;
  }

  const open = () => openDatabase({ databaseUrl: undefined, dataDir });

  it("a second process is refused with a sentence that says what to do", async () => {
    const first = await open();
    const [answer] = await start("hold", () => true);
    expect(answer).toMatch(
      new RegExp(
        `^refused ${dataDir} is in use by another Weft process \\(number ${process.pid}\\)\\. Stop that one, .*DATA_DIR`,
      ),
    );
    await first.close();
  });

  it("every acknowledged row is there after the writer was killed, and the folder opens again", async () => {
    const lines = await start("write", (seen) => seen.length > 300);
    other?.kill("SIGKILL");
    if (other && other.exitCode === null && other.signalCode === null) await once(other, "exit");
    const again = await open();
    const kept = new Set((await again.db.select({ name: workspaces.name }).from(workspaces)).map((row) => row.name));
    const acknowledged = lines.filter((line) => line.startsWith("row "));
    expect(acknowledged.length).toBeGreaterThan(250);
    expect(acknowledged.filter((name) => !kept.has(name))).toEqual([]);
    await again.close();
  });
});
