import type { PGlite } from "@electric-sql/pglite";

type Client = Pick<PGlite, "query" | "exec">;

/** After so much work of the database others get their turn, ms. */
const sliceMs = 10;

/**
 * Lets requests in between the statements of an embedded database. It works on the thread that answers them, and what it
 * promises is settled before anything else gets its turn: whoever runs one statement after the other would stop the
 * server until the last of them.
 */
export function giveWay(client: Client): void {
  let worked = 0;
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const begun = performance.now();
    try {
      return await work();
    } finally {
      worked += performance.now() - begun;
      if (worked >= sliceMs) {
        worked = 0;
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  };
  const query = client.query.bind(client);
  const exec = client.exec.bind(client);
  client.query = (...call) => inTurn(() => query(...call));
  client.exec = (...call) => inTurn(() => exec(...call));
}
