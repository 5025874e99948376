import { createServer } from "node:http";

export interface EffectServer {
  /** `http://127.0.0.1:port` */
  origin: string;
  /** Requests by their Idempotency-Key, in the order in which they came. */
  asked: Map<string, { at: number; path: string }[]>;
  /** What was really done: each key once. */
  effects: string[];
  /** Requests without a key, which would do the same thing twice. */
  nameless: number;
  /** When it was last asked for something after a moment. */
  lastAfter(moment: number): number | undefined;
  close(): Promise<void>;
}

/** A service with side effects that does what is asked under one Idempotency-Key only once. Takes a few milliseconds. */
export async function startEffectServer(): Promise<EffectServer> {
  const asked: EffectServer["asked"] = new Map();
  const effects: string[] = [];
  const state = { nameless: 0, last: 0 };
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const key = request.headers["idempotency-key"];
    const path = request.url ?? "/";
    request.resume();
    state.last = performance.now();
    if (typeof key !== "string") state.nameless += 1;
    else {
      if (!asked.has(key)) effects.push(key);
      asked.set(key, [...(asked.get(key) ?? []), { at: performance.now(), path }]);
    }
    setTimeout(
      () => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ done: path })),
      5 + Math.random() * 20,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return {
    ...{ origin: `http://127.0.0.1:${String(address.port)}`, asked, effects },
    get nameless() {
      return state.nameless;
    },
    lastAfter: (moment) => (state.last > moment ? state.last : undefined),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
