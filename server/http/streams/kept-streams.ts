import { oncePerProcess } from "@/server/platform/once-per-process";
import type { Runtime } from "@/server/runtime";
import type { FrameLog } from "./frame-log";

/** Streams that somebody may come back to: those under way, and ended ones for a while. */
export interface KeptStreams {
  add(runId: string, log: FrameLog): void;
  find(runId: string): FrameLog | undefined;
  /** Lets go of the ended ones. */
  clear(): void;
  /** Between signs of life on a stream that says nothing, ms. */
  heartbeatMs: number;
}

export interface KeptStreamsOptions {
  /** How long an ended stream is kept, ms. */
  keptMs: number;
  /** Most ended streams kept, and most characters of all of them. */
  max: number;
  maxSize: number;
}

const usual: KeptStreamsOptions = { keptMs: 5 * 60_000, max: 2_000, maxSize: 32_000_000 };

export function createKeptStreams({ keptMs, max, maxSize }: KeptStreamsOptions = usual): KeptStreams {
  const running = new Map<string, FrameLog>();
  /** In the order in which they ended. */
  const ended = new Map<string, { log: FrameLog; until: number }>();
  let size = 0;
  const forget = (runId: string): void => {
    size -= ended.get(runId)?.log.size() ?? 0;
    ended.delete(runId);
  };
  const tidy = (): void => {
    const now = performance.now();
    for (const [runId, { until }] of ended) {
      if (until > now && ended.size <= max && size <= maxSize) return;
      forget(runId);
    }
  };
  return {
    heartbeatMs: 15_000,
    add(runId, log) {
      running.set(runId, log);
      void log.closed.then(() => {
        running.delete(runId);
        ended.set(runId, { log, until: performance.now() + keptMs });
        size += log.size();
        tidy();
      });
    },
    find(runId) {
      tidy();
      return running.get(runId) ?? ended.get(runId)?.log;
    },
    clear() {
      for (const runId of [...ended.keys()]) forget(runId);
    },
  };
}

/** The streams of the process, made when the first one is needed. */
export const streamsOf = oncePerProcess("streams", (_runtime: Runtime): KeptStreams => createKeptStreams());
