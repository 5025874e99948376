import { createServer, type Socket } from "node:net";
import { afterAll, beforeAll, expect, it, test } from "vitest";
import {
  createPostgresConnections,
  type PostgresConnections,
  type PostgresConnectionsOptions,
} from "./postgres-connections";
import { type PostgresServer, startPostgresServer } from "./testing/postgres-server";

let server: PostgresServer;
const open: PostgresConnections[] = [];
beforeAll(async () => void (server = await startPostgresServer()));
afterAll(async () => {
  await Promise.all(open.map((connections) => connections.close()));
  await server.close();
});

function connections(options: Partial<PostgresConnectionsOptions> = {}): PostgresConnections {
  const made = createPostgresConnections({ allowPrivateHosts: ["127.0.0.1"], ...options });
  open.push(made);
  return made;
}

/** Counts who connects, and answers nothing. */
async function trap() {
  let connected = 0;
  const sockets: Socket[] = [];
  const listening = createServer((socket) => {
    connected += 1;
    sockets.push(socket);
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => listening.listen(0, resolve));
  const address = listening.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => listening.close(resolve));
  };
  return { port, connected: () => connected, close };
}

it("runs statements whose values stay apart from their text, JSON and times among them", async () => {
  const connection = await connections().connect(server.url);
  await connection.query("create table things (id text primary key, about jsonb, at timestamptz, parts vector(2))");
  const at = "2026-01-02T03:04:05.678Z";
  await connection.query("insert into things values ($1, $2::jsonb, $3::timestamptz, $4::vector)", [
    "a'); drop table things; --",
    JSON.stringify({ title: "A" }),
    at,
    "[1,0]",
  ]);
  const rows = await connection.query(
    "select id, about, at = $1::timestamptz as same, 1 = $2::int as one from things",
    [at, 1],
  );
  expect(rows).toEqual([{ id: "a'); drop table things; --", about: { title: "A" }, same: true, one: true }]);
});

it("serves many at once", async () => {
  const connection = await connections().connect(server.url);
  const asked = Array.from({ length: 20 }, (_, n) => connection.query("select $1::int as n", [n]));
  expect((await Promise.all(asked)).map(([row]) => row?.["n"])).toEqual(asked.map((_, n) => n));
});

it("tells what the server says of a wrong statement", async () => {
  const connection = await connections().connect(server.url);
  await expect(connection.query("select * from nowhere")).rejects.toThrow(
    `The Postgres at 127.0.0.1:${server.port} refused: relation "nowhere" does not exist`,
  );
});

it.each(["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])(
  "does not so much as connect to %s when the operator does not let flows reach it",
  async (host) => {
    const { port, connected, close } = await trap();
    const refused = connections({ allowPrivateHosts: [] }).connect(`postgres://me:geheim@${host}:${port}/db`);
    await expect(refused).rejects.toThrow(/ALLOW_PRIVATE_HOSTS/);
    await expect(refused).rejects.not.toThrow(/geheim/);
    expect(connected()).toBe(0);
    await close();
  },
);

it("refuses a public name that leads to a private address", async () => {
  const resolveHost = async () => [{ address: "10.0.0.7", family: 4 }];
  await expect(connections({ resolveHost }).connect("postgres://me@db.example.com/db")).rejects.toThrow(
    "db.example.com leads to 10.0.0.7, which is a private address.",
  );
});

it("stays with the address that was checked, whatever the name says later", async () => {
  let asked = 0;
  const resolveHost = async () => {
    asked += 1;
    return [{ address: asked === 1 ? "127.0.0.1" : "10.0.0.7", family: 4 }];
  };
  const made = connections({ resolveHost });
  const address = `postgres://me@db.example.com:${server.port}/postgres`;
  for (let time = 0; time < 2; time += 1)
    expect(await (await made.connect(address)).query("select 1 as one")).toEqual([{ one: 1 }]);
  expect(asked).toBe(1);
});

it("does not read the server, the user or the password from anywhere but the address", async () => {
  await expect(connections().connect(`postgres://127.0.0.1:${server.port}/postgres`)).rejects.toThrow(
    /should look like postgres:\/\/user/,
  );
  const elsewhere = `postgres://me@127.0.0.1:${server.port}/postgres?host=10.0.0.7&port=1`;
  expect(await (await connections().connect(elsewhere)).query("select 1 as one")).toEqual([{ one: 1 }]);
});

it("says that a server is away or talks no TLS, without repeating its password", async () => {
  const away = await connections().connect("postgres://me:geheim@127.0.0.1:1/db");
  const failure = await away.query("select 1").catch((error: unknown) => error);
  expect(String(failure)).toMatch(/The Postgres at 127\.0\.0\.1:1 cannot be reached/);
  expect(String(failure)).not.toContain("geheim");
  const plain = await connections().connect(`${server.url}?sslmode=require`);
  await expect(plain.query("select 1")).rejects.toThrow(/127\.0\.0\.1:\d+ could not be talked to over TLS/);
});

test("an abort ends the wait for an answer that does not come", async () => {
  const { port, close } = await trap();
  const made = connections();
  const stop = new AbortController();
  const asked = (await made.connect(`postgres://me@127.0.0.1:${port}/db`)).query("select 1", [], stop.signal);
  stop.abort(new Error("stopped"));
  await expect(asked).rejects.toThrow("stopped");
  await made.close();
  await close();
});
