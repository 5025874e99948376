import { lt } from "drizzle-orm";
import { triggers } from "@/server/data/schema/triggers";
import type { SecretBox } from "@/server/platform/secret-box";
import type { Changes } from "../changes";
import type { RunDesk } from "../runs/run-desk";
import { fireSchedules } from "../schedules/fire-schedules";
import { syncSchedules } from "../schedules/sync-schedules";
import { deliverCallbacks, type CallbackPorts } from "./deliver-callbacks";
import { takeUpTriggers } from "./take-up-triggers";

const everyMs = 1_000;
/** How often versions are looked for that another process has published. */
const syncEveryMs = 10_000;
const purgeEveryMs = 60 * 60 * 1000;
/** What has begun, and who was called, is known this long. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

export interface TriggerPorts {
  desk: RunDesk;
  secretBox: SecretBox;
  changes: Changes;
  bodyOf: CallbackPorts["bodyOf"];
}

/** Begins what schedules and other programs want begun, and calls who waits for it, from now on. Gives what ends it. */
export function keepTriggers({ desk, changes, ...rest }: TriggerPorts): () => void {
  let stopped = false;
  let published = true;
  let [syncedAt, purgedAt] = [0, 0];
  const unsubscribe = changes.subscribe((change) => {
    if (change.type === "flow") published = true;
  });
  const round = async (): Promise<void> => {
    const now = desk.clock.now().getTime();
    if (published || now - syncedAt >= syncEveryMs) {
      [published, syncedAt] = [false, now];
      await syncSchedules(desk);
    }
    await takeUpTriggers(desk);
    await fireSchedules(desk);
    await deliverCallbacks({ desk, ...rest });
    if (now - purgedAt < purgeEveryMs) return;
    purgedAt = now;
    await desk.executions.db.delete(triggers).where(lt(triggers.createdAt, new Date(now - keptMs)));
  };
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    void round()
      .catch((error: unknown) => desk.log.error({ err: error }, "Schedules and callbacks could not be looked through"))
      .finally(() => {
        if (!stopped) timer = setTimeout(again, everyMs).unref();
      });
  };
  again();
  return () => {
    stopped = true;
    clearTimeout(timer);
    unsubscribe();
  };
}
