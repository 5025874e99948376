import { connect, createServer, type Socket } from "node:net";

export interface CuttingProxy {
  origin: string;
  /** Connections that were made so far. */
  connections(): number;
  close(): Promise<void>;
}

/** Passes bytes to a server and back. Each of the first connections is cut after so many bytes of the answer. */
export async function startCuttingProxy(target: string, cutAfter: readonly number[]): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let count = 0;
  const proxy = createServer((near) => {
    let left = cutAfter[count] ?? Infinity;
    count += 1;
    const far = connect(Number(port), hostname);
    const drop = () => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) sockets.add(socket.on("error", drop).on("close", drop));
    near.on("data", (bytes) => far.write(bytes));
    far.on("data", (bytes) => {
      const passing = bytes.subarray(0, left);
      left -= passing.length;
      // What has come so far arrives; then the line is dead.
      near.write(passing, () => left <= 0 && drop());
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    connections: () => count,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
