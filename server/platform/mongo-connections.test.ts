import { createServer } from "node:net";
import { afterEach, expect, it } from "vitest";
import { startMongoServer } from "@/server/nodes/testing/vector-servers/start-mongo-server";
import { createMongoConnections, type MongoConnectionsOptions } from "./mongo-connections";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

async function aServer(options: { primary?: boolean } = {}) {
  const server = await startMongoServer({ user: "ada", password: "geheim", ...options });
  open.push(server);
  return server;
}

function connections(options: Partial<MongoConnectionsOptions> = {}) {
  const made = createMongoConnections({ allowPrivateHosts: ["127.0.0.1"], ...options });
  open.push(made);
  return made;
}

const write = { create: "shelf" };

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
    const attempt = connections({ allowPrivateHosts: [] }).connect(`mongodb://ada:geheim@${host}:${port}`);
    await expect(attempt).rejects.toThrow(/ALLOW_PRIVATE_HOSTS/);
    expect(connected).toBe(0);
    await new Promise((resolve) => trap.close(resolve));
  },
);

it("goes to the server that takes writes, and to another one when that has changed", async () => {
  const [one, two] = [await aServer({ primary: false }), await aServer()];
  const made = connections();
  const address = `mongodb://ada:geheim@${one.address},${two.address}/?replicaSet=set`;
  await (await made.connect(address)).command("library", write);
  expect([one.commands, two.commands]).toEqual([[], ["create"]]);
  two.stepDown();
  await expect((await made.connect(address)).command("library", write)).rejects.toThrow(/not primary/);
  await expect(made.connect(address)).rejects.toThrow(/takes no writes/);
});

it("finds the servers of a cluster by its name, and none of a foreign domain", async () => {
  const server = await aServer();
  const port = Number(server.address.split(":")[1]);
  const names: string[] = [];
  const at = (host: string) =>
    connections({
      resolveHost: async (name) => {
        names.push(name);
        return [{ address: "127.0.0.1", family: 4 }];
      },
      resolveCluster: async () => ({ hosts: [{ host, port }], settings: "authSource=admin&replicaSet=set" }),
    }).connect("mongodb+srv://ada:geheim@cluster.example.net/?tls=false");
  await (await at("one.example.net")).command("library", write);
  expect([server.commands, names]).toEqual([["create"], ["one.example.net"]]);
  await expect(at("one.example.org")).rejects.toThrow(/no MongoDB servers of its own domain/);
});

it.each([
  "mongodb://ada:geheim@",
  "http://ada:geheim@host",
  "mongodb://ada:geheim@/tmp/mongodb.sock",
  "mongodb://ada:geheim@%2Ftmp%2Fmongodb.sock",
])("refuses what is no address without repeating it: %s", async (address) => {
  const attempt = connections().connect(address);
  await expect(attempt).rejects.toMatchObject({ code: "invalid_input" });
  await expect(attempt).rejects.not.toThrow(/geheim/);
});

it("leaves out settings that would make the driver read files or keys of this server", async () => {
  const server = await aServer();
  const settings = "tlsCAFile=/etc/passwd&authMechanism=MONGODB-AWS&proxyHost=127.0.0.1&loadBalanced=true";
  const { command } = await connections().connect(`${server.url}/?${settings}`);
  await command("library", write);
  expect(server.commands).toEqual(["create"]);
});
