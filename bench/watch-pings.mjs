import { setTimeout as sleep } from "node:timers/promises";
import { timed } from "./document-api.mjs";

const pingEveryMs = 20;

/** How long the server takes to say that it is there, again and again. */
export function watchPings(base) {
  const waits = [];
  let going = true;
  const done = (async () => {
    while (going) {
      waits.push(await timed(async () => (await fetch(`${base}/ping`)).text()));
      await sleep(pingEveryMs);
    }
  })();
  return {
    async stop() {
      going = false;
      await done;
      return waits;
    },
  };
}
