import { t } from "@/components/words/t";

/** "320 ms", "1.4 s", "2 min 5 s". */
export function durationText(ms: number): string {
  if (ms < 1000) return t("{round} ms", { round: Math.round(ms) });
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return t("{floor} min {value} s", { floor: Math.floor(seconds / 60), value: seconds % 60 });
}
