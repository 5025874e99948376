import type { RunDesk } from "../runs/run-desk";
import { beat, endedMeanwhile, underWay } from "./execution-desk";
import { stoppedByMember } from "./execution-rows";
import { expireWaits } from "./expire-waits";
import { takeUp } from "./take-up";

const everyMs = 1_000;

/**
 * Looks for runs whose process has died, or that nobody decided about in time, now and from then on, and goes on with
 * them. Gives a function that ends the looking.
 */
export function takeUpAll(desk: RunDesk): () => void {
  let stopped = false;
  const round = async (): Promise<void> => {
    await beat(desk.executions, desk.clock.now());
    for (const id of await endedMeanwhile(desk.executions)) desk.active.abortRun(id, stoppedByMember);
    for (const row of stopped ? [] : await underWay(desk.executions)) {
      const taken = await takeUp(desk, row);
      if (!taken) continue;
      desk.log.info({ executionId: row.id }, "Going on with a run whose process has died");
      taken.going.catch((error: unknown) =>
        desk.log.error({ err: error, executionId: row.id }, "A run could not go on"),
      );
    }
    if (!stopped) await expireWaits(desk);
  };
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    void round()
      .catch((error: unknown) => desk.log.error({ err: error }, "Runs under way could not be looked through"))
      .finally(() => {
        if (!stopped) timer = setTimeout(again, everyMs).unref();
      });
  };
  again();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
