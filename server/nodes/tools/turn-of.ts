import type { Turn } from "../slots";

/** Under this name an agent hands its turn to the tools it calls, which are built once and know no request. */
const turnKey = "weftTurn";
const idempotencyKey = "weftIdempotencyKey";

export interface ToolCallConfig {
  signal: AbortSignal;
  configurable: Record<string, unknown>;
  metadata: Record<string, unknown>;
}

/** `key` is the same again when the same call of the same run is made again after a crash. */
export const withTurn = (turn: Turn, key?: string): ToolCallConfig => ({
  signal: turn.signal,
  configurable: { [turnKey]: turn },
  metadata: key === undefined ? {} : { [idempotencyKey]: key },
});

/** The turn on whose behalf a tool is called; undefined outside of an agent of ours. */
export const turnOf = (config: unknown): Turn | undefined =>
  partOf(config, "configurable", turnKey) as Turn | undefined;

/** For services that do the same request only once; undefined where nobody would ask again. */
export function idempotencyKeyOf(config: unknown): string | undefined {
  const key = partOf(config, "metadata", idempotencyKey);
  return typeof key === "string" ? key : undefined;
}

function partOf(config: unknown, part: "configurable" | "metadata", name: string): unknown {
  if (typeof config !== "object" || config === null) return undefined;
  const holder: unknown = Object.entries(config).find(([key]) => key === part)?.[1];
  if (typeof holder !== "object" || holder === null) return undefined;
  return Object.entries(holder).find(([key]) => key === name)?.[1];
}
