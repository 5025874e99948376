import { connect, createServer, type Socket } from "node:net";
import { freePort } from "./free-port";

/** A line to a server that can be cut. */
export interface FrailLine {
  url: string;
  /** Breaks every connection there is. New ones go through. */
  cut(): void;
  stop(): Promise<void>;
}

export async function startFrailLine(target: string): Promise<FrailLine> {
  const { hostname, port: far } = new URL(target);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const remote = connect(Number(far), hostname);
    for (const [one, other] of [
      [near, remote],
      [remote, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      // Whichever way one end goes, the other goes with it.
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    cut,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
