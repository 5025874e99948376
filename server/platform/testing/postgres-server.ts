import { createServer, type Socket } from "node:net";
import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";

export interface PostgresServer {
  url: string;
  port: number;
  close(): Promise<void>;
}

const sslRequest = 80_877_103;
const readyForQuery = 0x5a;
const mostBytes = 64 * 1024 * 1024;

/**
 * A Postgres that other programs can connect to: the embedded one with vectors, behind a socket. It asks for no password
 * and serves one connection's statement at a time.
 */
export async function startPostgresServer(): Promise<PostgresServer> {
  const database = await PGlite.create({ extensions: { vector } });
  await database.exec("CREATE EXTENSION vector");
  const sockets = new Set<Socket>();
  const next = turns();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    void serve(socket, { database, next }).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    port,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
}

interface Serving {
  database: PGlite;
  next(): Promise<() => void>;
}

/** The embedded database has one session, so that a connection holds it from its first message to “ready for query”. */
async function serve(socket: Socket, { database, next }: Serving): Promise<void> {
  let waiting = Buffer.alloc(0);
  let begun = false;
  let letGo: (() => void) | undefined;
  socket.once("close", () => letGo?.());
  for await (const chunk of socket) {
    waiting = Buffer.concat([waiting, chunk]);
    for (let size = messageSize(waiting, begun); size > 0; size = messageSize(waiting, begun)) {
      const message = waiting.subarray(0, size);
      waiting = waiting.subarray(size);
      if (!begun && message.readInt32BE(4) === sslRequest) {
        socket.write("N");
        continue;
      }
      begun = true;
      letGo ??= await next();
      const reply = Buffer.from(await database.execProtocolRaw(new Uint8Array(message)));
      socket.write(reply);
      if (reply.at(-6) !== readyForQuery) continue;
      letGo();
      letGo = undefined;
    }
  }
}

/** Bytes of the first whole message, or 0. The first message of a connection has no letter before its length. */
function messageSize(waiting: Buffer, begun: boolean): number {
  const letter = begun ? 1 : 0;
  if (waiting.length < letter + 4) return 0;
  const size = letter + waiting.readInt32BE(letter);
  if (size > mostBytes) throw new Error("not the protocol of Postgres");
  return waiting.length < size ? 0 : size;
}

/** Whoever asks waits for those who asked before, and says when it is done. */
function turns(): Serving["next"] {
  let last = Promise.resolve();
  return async () => {
    const before = last;
    let done = (): void => undefined;
    last = new Promise((resolve) => (done = resolve));
    await before;
    return done;
  };
}
