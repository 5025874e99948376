import { createServer } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createRedisConnections, type RedisConnections, type RedisConnectionsOptions } from "./redis-connections";
import { type RedisServer, startRedisServer } from "./testing/redis-server";

let redis: RedisServer;
const open: RedisConnections[] = [];
beforeAll(async () => void (redis = await startRedisServer()));
afterAll(async () => {
  await Promise.all(open.map((connections) => connections.close()));
  await redis.close();
});

function connections(options: Partial<RedisConnectionsOptions> = {}): RedisConnections {
  const made = createRedisConnections({ allowPrivateHosts: [], ownUrl: undefined, ...options });
  open.push(made);
  return made;
}

it("sends commands to a server that the operator lets flows reach", async () => {
  const connection = await connections({ allowPrivateHosts: ["127.0.0.1"] }).connect(redis.url);
  expect(await connection.send("SET", "weft:test:a", "1")).toBe("OK");
  expect(await connection.send("GET", "weft:test:a")).toBe("1");
});

it.each(["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])(
  "does not so much as connect to %s when it is a flow's choice",
  async (host) => {
    let connected = 0;
    const trap = createServer((socket) => {
      connected += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => trap.listen(0, resolve));
    const address = trap.address();
    const port = typeof address === "object" && address ? address.port : 0;
    await expect(connections().connect(`redis://:secret@${host}:${port}`)).rejects.toThrow(/ALLOW_PRIVATE_HOSTS/);
    expect(connected).toBe(0);
    await new Promise((resolve) => trap.close(resolve));
  },
);

it("refuses a public name that leads to a private address", async () => {
  const resolveHost = async () => [{ address: "10.0.0.7", family: 4 }];
  await expect(connections({ resolveHost }).connect("redis://redis.example.com")).rejects.toThrow(
    "redis.example.com leads to 10.0.0.7, which is a private address.",
  );
});

it("stays with the address that was checked, whatever the name says later", async () => {
  let asked = 0;
  const resolveHost = async () => {
    asked += 1;
    return [{ address: asked === 1 ? "127.0.0.1" : "10.0.0.7", family: 4 }];
  };
  const made = connections({ allowPrivateHosts: ["127.0.0.1"], resolveHost });
  const connection = await made.connect(`redis://redis.example.com:${redis.port}`);
  expect(await connection.send("PING")).toBe("PONG");
  expect(await (await made.connect(`redis://redis.example.com:${redis.port}`)).send("PING")).toBe("PONG");
  expect(asked).toBe(1);
});

it("uses the operator's own server where a flow names none, without asking where it lies", async () => {
  expect(await (await connections({ ownUrl: redis.url }).connect(undefined)).send("PING")).toBe("PONG");
  await expect(connections().connect(undefined)).rejects.toThrow(/Choose a Redis credential/);
});

it("says that a server is away, without repeating its password", async () => {
  const made = connections({ allowPrivateHosts: ["127.0.0.1"] });
  const failure = await (
    await made.connect("redis://:geheim@127.0.0.1:1")
  )
    .send("PING")
    .catch((error: unknown) => error);
  expect(String(failure)).toMatch(/The Redis at 127\.0\.0\.1:1 cannot be reached/);
  expect(String(failure)).not.toContain("geheim");
  await expect(made.connect("http://127.0.0.1")).rejects.toThrow(/should look like redis:/);
});
