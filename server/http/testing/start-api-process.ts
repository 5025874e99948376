import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export interface ApiProcess {
  /** `http://127.0.0.1:port` */
  origin: string;
  /** When it was started, and when it answered first, in this process's milliseconds. */
  startedAt: number;
  answeredAt: number;
  /** Ends it as if the power had failed. */
  kill(): Promise<void>;
}

export interface ApiProcessSettings {
  env: Readonly<Record<string, string>>;
  /** The built server in place of the sources. */
  built: boolean;
}

const root = fileURLToPath(new URL("../../..", import.meta.url));

let compiled: Promise<string> | undefined;

/** Path of the server's compiled module: compiled once, whoever asks. */
async function compile(): Promise<string> {
  const script = fileURLToPath(new URL("./compiled-api.mjs", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: root });
  return stdout;
}

/** Starts the server in a process of its own. */
export async function startApiProcess({ env, built }: ApiProcessSettings): Promise<ApiProcess> {
  const given = built ? [] : [await (compiled ??= compile())];
  const startedAt = performance.now();
  const port = String(await freePort());
  const script = built ? new URL("../../main.mjs", import.meta.url) : new URL("./api-process.mjs", import.meta.url);
  const child = spawn(process.execPath, [fileURLToPath(script), ...given], {
    ...{ cwd: root, stdio: built ? ["ignore", "ignore", "inherit"] : ["ignore", "ignore", "inherit", "ipc"] },
    env: { PATH: process.env["PATH"], NODE_ENV: built ? "production" : "test", LOG_LEVEL: "error", ...env, PORT: port },
  });
  const origin = `http://127.0.0.1:${port}`;
  await untilItAnswers(child, origin);
  return {
    ...{ origin, startedAt, answeredAt: performance.now() },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

async function untilItAnswers(child: ChildProcess, origin: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error("The server ended while starting.");
    const response = await fetch(`${origin}/api/v1/ping`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
