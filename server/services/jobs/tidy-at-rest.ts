import type { Logger } from "@/server/platform/logger";

const tidyMs = 60_000;

/** Tidies up once a minute when nothing is under way. */
export function tidyAtRest(rests: () => boolean, { tidy, log }: { tidy(): Promise<void>; log: Logger }) {
  let timer: NodeJS.Timeout | undefined;
  let tidying = Promise.resolve();
  const look = (): void => {
    if (!rests()) return;
    tidying = tidy().catch((error: unknown) => log.error({ err: error }, "The database could not be tidied"));
  };
  return {
    start: () => void (timer ??= setInterval(look, tidyMs).unref()),
    async close() {
      clearInterval(timer);
      await tidying;
    },
  };
}
