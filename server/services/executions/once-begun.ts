import type { Logger } from "@/server/platform/logger";

/**
 * Lets work go on without its caller: resolves as soon as it is under way and rejects when it could not begin. What
 * goes wrong later is logged.
 */
export const onceBegun = (log: Logger, work: (begun: () => void) => Promise<unknown>): Promise<void> =>
  new Promise((resolve, reject) => {
    let under = false;
    const begun = (): void => {
      under = true;
      resolve();
    };
    work(begun).then(
      () => resolve(),
      (error: unknown) => {
        if (under) log.error({ err: error }, "A run could not go on");
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
