import type { Logger } from "@/server/platform/logger";
import { dropOldExecutions, type OldExecutionsPorts } from "./drop-old-executions";

const everyMs = 60 * 60 * 1000;

/** Deletes old runs now and every hour. Gives a function that ends it. */
export function keepDroppingOldExecutions(ports: OldExecutionsPorts & { log: Logger }): () => void {
  if (ports.env.executionsKeptDays === undefined) return () => undefined;
  const round = (): void => {
    dropOldExecutions(ports).then(
      (dropped) => {
        if (dropped > 0) ports.log.info({ dropped }, "Old runs of agentflows were deleted");
      },
      (error: unknown) => ports.log.error({ err: error }, "Old runs of agentflows could not be deleted"),
    );
  };
  round();
  const timer = setInterval(round, everyMs).unref();
  return () => clearInterval(timer);
}
