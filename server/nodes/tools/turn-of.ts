import type { Turn } from "../slots";

/** Under this name an agent hands its turn to the tools it calls, which are built once and know no request. */
const turnKey = "weftTurn";

export const withTurn = (turn: Turn): { signal: AbortSignal; configurable: Record<string, unknown> } => ({
  signal: turn.signal,
  configurable: { [turnKey]: turn },
});

/** The turn on whose behalf a tool is called; undefined outside of an agent of ours. */
export function turnOf(config: unknown): Turn | undefined {
  if (typeof config !== "object" || config === null || !("configurable" in config)) return undefined;
  const { configurable } = config;
  if (typeof configurable !== "object" || configurable === null || !(turnKey in configurable)) return undefined;
  return configurable[turnKey] as Turn;
}
