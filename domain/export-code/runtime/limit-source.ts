/** `src/limit.ts` of an exported project: how long a run waits for a person. */
export const limitSource = String.raw`import { Trouble } from "./trouble.js";

export interface Limit {
  ms: number;
  /** The same in words. */
  span: string;
  /** When time is up: the run fails, or goes on as if the person had said no. */
  outcome: "reject" | "fail";
}

/** When waiting that begins now ends. */
export function until(limit: Limit | undefined): { until?: string } {
  const end = new Date(Date.now() + (limit?.ms ?? Number.NaN));
  // Longer than dates reach is for ever.
  return Number.isNaN(end.getTime()) ? {} : { until: end.toISOString() };
}

/** Milliseconds that are left. */
export const leftUntil = (end: string): number => Math.max(0, Date.parse(end) - Date.now());

export function requireInTime(decision: string | { expired?: true }, limit: Limit | undefined): void {
  if (typeof decision === "string" || !decision.expired || limit?.outcome !== "fail") return;
  throw new Trouble(
    "Nobody decided within " + limit.span + ". Ask again, or give people more time in the step's settings.",
  );
}
`;
