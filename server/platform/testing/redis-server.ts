import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { testRedisUrl } from "@/server/env";

export interface RedisServer {
  url: string;
  port: number;
  close(): Promise<void>;
}

/** The Redis that `TEST_REDIS_URL` names, or one of the test's own that keeps nothing. */
export async function startRedisServer(): Promise<RedisServer> {
  const given = testRedisUrl();
  if (given) return { url: given, port: Number(new URL(given).port) || 6379, close: async () => undefined };
  const port = await freePort();
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const server = spawn("redis-server", args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.stdout.on("data", (text: Buffer) => text.includes("Ready to accept connections") && resolve());
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    close: () => {
      server.kill();
      return ended;
    },
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
