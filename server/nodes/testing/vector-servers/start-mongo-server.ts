import { createServer, type Socket } from "node:net";
import { BSON } from "mongodb";
import { mongoSearch } from "./mongo-search";
import { mongoSignIn } from "./mongo-sign-in";
import { MongoTrouble } from "./mongo-trouble";

export interface MongoServer {
  /** Without user and password. */
  address: string;
  url: string;
  /** Commands as they came, by name. */
  commands: string[];
  /** From now on it says that another server takes the writes. */
  stepDown(): void;
  close(): Promise<void>;
}

interface MongoServerOptions {
  user: string;
  password: string;
  /** One of a plain server, which has no search. */
  search?: boolean;
  /** How often a new index is asked after before it answers. */
  building?: number;
  primary?: boolean;
}

interface Message {
  requestId: number;
  kind: "query" | "message";
  body: BSON.Document;
  size: number;
}

const hello = /^(hello|isMaster|ismaster)$/;

/** What of MongoDB and its vector search a store uses, over MongoDB's own protocol, as its specifications describe it. */
export async function startMongoServer(options: MongoServerOptions): Promise<MongoServer> {
  const { user, password, search = true, building = 0 } = options;
  let primary = options.primary ?? true;
  const store = mongoSearch(search, building);
  const sockets = new Set<Socket>();
  const commands: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    const signIn = mongoSignIn(user, password);
    const session = { known: false };
    let waiting = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      waiting = Buffer.concat([waiting, chunk]);
      for (let read = readMessage(waiting); read; read = readMessage(waiting)) {
        waiting = waiting.subarray(read.size);
        const { body } = read;
        socket.write(
          encode(
            read,
            attempt(() => answer(body, session, signIn)),
          ),
        );
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = server.address();
  const address = `127.0.0.1:${typeof at === "object" && at ? at.port : 0}`;
  return {
    address,
    commands,
    url: `mongodb://${user}:${password}@${address}`,
    stepDown: () => void (primary = false),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };

  function answer(body: BSON.Document, session: { known: boolean }, signIn: ReturnType<typeof mongoSignIn>): object {
    const [name = ""] = Object.keys(body);
    if (hello.test(name))
      return {
        ...{ isWritablePrimary: primary, ismaster: primary, secondary: !primary, setName: "set", helloOk: true },
        ...{ hosts: ["10.0.0.9:27017"], minWireVersion: 0, maxWireVersion: 25, maxBsonObjectSize: 16_777_216 },
        ...{ maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000, saslSupportedMechs: ["SCRAM-SHA-256"] },
      };
    if (name === "saslStart") return signIn.begin(body);
    if (name === "saslContinue") {
      const reply = signIn.end(body);
      session.known = true;
      return reply;
    }
    if (name === "endSessions" || name === "ping") return {};
    if (!session.known) throw new MongoTrouble(13, `Command ${name} requires authentication`);
    commands.push(name);
    const writes = ["update", "delete", "create", "createSearchIndexes"].includes(name);
    if (writes && !primary) throw new MongoTrouble(10_107, "not primary");
    return store.run(name, body);
  }
}

function attempt(work: () => object): object {
  try {
    return { ...work(), ok: 1 };
  } catch (error) {
    if (error instanceof MongoTrouble) return { ok: 0, code: error.code, codeName: "Refused", errmsg: error.message };
    return { ok: 0, code: 1, codeName: "InternalError", errmsg: `The server failed: ${String(error)}` };
  }
}

const opReply = 1;
const opQuery = 2004;
const opMessage = 2013;

function readMessage(bytes: Buffer): Message | undefined {
  const size = bytes.length >= 4 ? bytes.readInt32LE(0) : Number.POSITIVE_INFINITY;
  if (bytes.length < size) return undefined;
  const [requestId, code] = [bytes.readInt32LE(4), bytes.readInt32LE(12)];
  if (code === opQuery) {
    const body = BSON.deserialize(bytes.subarray(bytes.indexOf(0, 20) + 9, size));
    return { requestId, kind: "query", body, size };
  }
  if (code !== opMessage || bytes[20] !== 0) throw new Error("A message of another kind came.");
  const length = bytes.readInt32LE(21);
  return { requestId, kind: "message", body: BSON.deserialize(bytes.subarray(21, 21 + length)), size };
}

function encode({ requestId, kind }: Message, reply: object): Buffer {
  const body = BSON.serialize(reply);
  const between = kind === "query" ? Buffer.alloc(20) : Buffer.alloc(5);
  if (kind === "query") between.writeInt32LE(1, 16);
  const header = Buffer.alloc(16);
  header.writeInt32LE(header.length + between.length + body.length, 0);
  header.writeInt32LE(requestId, 8);
  header.writeInt32LE(kind === "query" ? opReply : opMessage, 12);
  return Buffer.concat([header, between, body]);
}
