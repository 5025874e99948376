import { createServer, type Socket } from "node:net";
import { VectorTrouble, vectorCore } from "./vector-core";

export interface RedisSearchServer {
  url: string;
  close(): Promise<void>;
}

class Refused extends Error {}
type Reply = string | number | Buffer | null | readonly Reply[] | { status: string } | { parts: readonly Reply[] };

/**
 * What of Redis and its search a vector store uses, over the second or the third version of Redis's own protocol, as
 * redis.io describes them. In the third, searches and descriptions are answered in named parts.
 */
export async function startRedisSearchServer(password: string, protocol: 2 | 3): Promise<RedisSearchServer> {
  const core = vectorCore();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let waiting = Buffer.alloc(0);
    const session = { known: false };
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      waiting = Buffer.concat([waiting, chunk]);
      for (let read = readCommand(waiting); read; read = readCommand(waiting)) {
        waiting = waiting.subarray(read.size);
        socket.write(attempt(() => answer(read.words, session)));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `redis://:${password}@127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };

  function attempt(work: () => Reply): Buffer {
    try {
      return encode(work());
    } catch (error) {
      const said = error instanceof VectorTrouble ? "ERR query vector blob size does not match" : String(error);
      return Buffer.from(`-${said.replace(/^(Refused|Error): /, "")}\r\n`);
    }
  }

  function answer(words: Buffer[], session: { known: boolean }): Reply {
    const [verb = "", name = "", ...rest] = words.map(String);
    if (verb.toUpperCase() === "AUTH") {
      if ([name, ...rest].at(-1) !== password) throw new Refused("WRONGPASS invalid username-password pair");
      session.known = true;
      return { status: "OK" };
    }
    if (verb.toUpperCase() === "HELLO") {
      if (protocol === 2) throw new Refused(`ERR unknown command '${verb}', with args beginning with: '${name}'`);
      if (rest[0]?.toUpperCase() === "AUTH" && rest[2] !== password)
        throw new Refused("WRONGPASS invalid username-password pair");
      session.known ||= rest[0]?.toUpperCase() === "AUTH";
      if (!session.known) throw new Refused("NOAUTH HELLO must be called with the client already authenticated");
      return { parts: ["server", "redis", "version", "8.0.0", "proto", 3, "role", "master", "modules", []] };
    }
    if (!session.known) throw new Refused("NOAUTH Authentication required.");
    switch (verb.toUpperCase()) {
      case "INFO":
        return "redis_version:8.0.0\r\nloading:0\r\n";
      case "CLIENT":
        return { status: "OK" };
      case "FT.INFO":
        return describe(name);
      case "FT.CREATE":
        return create(name, rest);
      case "FT.DROPINDEX":
        core.collections.delete(indexed(name));
        return { status: "OK" };
      case "HSET":
        return keep(words);
      case "DEL":
        return [name, ...rest].reduce(
          (count, key) => count + (core.collections.has(nameIn(key)) ? core.remove(nameIn(key), [key]) : 0),
          0,
        );
      case "FT.SEARCH":
        return search(words);
      default:
        throw new Refused(`ERR unknown command '${verb}'`);
    }
  }

  function indexed(name: string): string {
    if (!core.collections.has(name)) throw new Refused(`${name}: no such index`);
    return name;
  }

  function describe(name: string): Reply {
    const { size = 0 } = core.get(indexed(name));
    const vector = ["identifier", "content_vector", "attribute", "content_vector", "type", "VECTOR"];
    const how = ["algorithm", "HNSW", "data_type", "FLOAT32", "dim", size, "distance_metric", "COSINE"];
    const text = ["identifier", "content", "attribute", "content", "type", "TEXT", "WEIGHT", "1"];
    const attributes = protocol === 3 ? [{ parts: [...vector, ...how] }, { parts: text }] : [[...vector, ...how], text];
    const parts = ["index_name", name, "index_options", [], "attributes", attributes, "num_docs", 0];
    return protocol === 3 ? { parts } : parts;
  }

  function create(name: string, rest: readonly string[]): Reply {
    if (core.collections.has(name)) throw new Refused("Index already exists");
    const asked = rest.join(" ");
    const prefix = `ON HASH PREFIX 1 doc:${name}: SCHEMA content_vector VECTOR HNSW 6 TYPE FLOAT32 DIM `;
    const size = /^(\d+) DISTANCE_METRIC COSINE content TEXT metadata TEXT$/.exec(asked.replace(prefix, ""))?.[1];
    if (size === undefined) throw new Refused(`Could not parse ${asked}`);
    core.make(name, { size: Number(size) });
    return { status: "OK" };
  }

  /** A hash whose vector has another length is kept, and never found. */
  function keep([, key = Buffer.alloc(0), ...fields]: Buffer[]): Reply {
    const values = new Map(
      fields.flatMap((field, place) => (place % 2 === 0 ? [[String(field), fields[place + 1] ?? field] as const] : [])),
    );
    const vector = toNumbers(values.get("content_vector"));
    const payload = { content: String(values.get("content")), metadata: String(values.get("metadata")) };
    core.put(nameIn(String(key)), [{ id: String(key), vector, payload }]);
    return values.size;
  }

  function search(words: Buffer[]): Reply {
    const [, name = "", question = "", ...rest] = words.map(String);
    const k = /^\*=>\[KNN (\d+) @content_vector \$vector AS vector_score\]$/.exec(question)?.[1];
    const told = rest.slice(4).join(" ");
    if (k === undefined || rest.slice(0, 3).join(" ") !== "PARAMS 2 vector")
      throw new Refused(`Syntax error at ${question}`);
    if (told !== `RETURN 3 content metadata vector_score SORTBY vector_score LIMIT 0 ${k} DIALECT 2`)
      throw new Refused(`Unknown argument in ${told}`);
    const found = core.near(indexed(name), toNumbers(words[6]), Number(k));
    const hits = found.map(({ id, payload, cosine }) => ({
      id,
      fields: [
        ...["vector_score", String(1 - cosine)],
        ...["content", String(payload["content"]), "metadata", String(payload["metadata"])],
      ],
    }));
    if (protocol === 2) return [hits.length, ...hits.flatMap(({ id, fields }): Reply[] => [id, fields])];
    const results = hits.map(({ id, fields }) => ({
      parts: ["id", id, "extra_attributes", { parts: fields }, "values", []],
    }));
    return {
      parts: ["attributes", [], "total_results", hits.length, "format", "STRING", "results", results, "warning", []],
    };
  }
}

const nameIn = (key: string): string => key.split(":")[1] ?? "";

function toNumbers(blob: Buffer = Buffer.alloc(0)): number[] {
  if (blob.length % 4 !== 0) throw new Refused("a vector has four bytes for each number");
  return Array.from({ length: blob.length / 4 }, (_, place) => blob.readFloatLE(place * 4));
}

/** The first whole command of what has come, as its words. */
function readCommand(data: Buffer): { words: Buffer[]; size: number } | undefined {
  let at = 0;
  const line = (): string | undefined => {
    const end = data.indexOf("\r\n", at);
    if (end < 0) return undefined;
    const text = data.toString("utf8", at, end);
    at = end + 2;
    return text;
  };
  const count = line();
  if (count === undefined) return undefined;
  const words: Buffer[] = [];
  for (let left = Number(count.slice(1)); left > 0; left -= 1) {
    const size = line();
    if (size === undefined || data.length < at + Number(size.slice(1)) + 2) return undefined;
    words.push(data.subarray(at, at + Number(size.slice(1))));
    at += Number(size.slice(1)) + 2;
  }
  return { words, size: at };
}

function encode(reply: Reply): Buffer {
  if (reply === null) return Buffer.from("$-1\r\n");
  if (typeof reply === "number") return Buffer.from(`:${reply}\r\n`);
  if (typeof reply === "object" && "status" in reply) return Buffer.from(`+${reply.status}\r\n`);
  if (typeof reply === "string" || Buffer.isBuffer(reply)) {
    const bytes = Buffer.from(reply);
    return Buffer.concat([Buffer.from(`$${bytes.length}\r\n`), bytes, Buffer.from("\r\n")]);
  }
  if ("parts" in reply)
    return Buffer.concat([Buffer.from(`%${reply.parts.length / 2}\r\n`), ...reply.parts.map(encode)]);
  return Buffer.concat([Buffer.from(`*${reply.length}\r\n`), ...reply.map(encode)]);
}
