import { z } from "zod";
import { currentProcess, stateOf } from "@/server/data/process-mark";

const markSchema = z.object({ pid: z.number(), started: z.string().optional(), scope: z.string() });

/** How this process signs what it works on. */
export const thisOwner = (): string => JSON.stringify(currentProcess());

/** A process elsewhere that has not said anything for this long is taken for dead, ms. */
const silentMs = 15_000;
/** A process that has just taken something may not know yet that it did: the database may tell another reader first. */
const justTakenMs = 3_000;

/** Whether the process that signed so has certainly ended. */
export function hasDied(owner: string): boolean {
  const { pid, started, scope } = markSchema.parse(JSON.parse(owner));
  return stateOf({ pid, started, scope }) === "gone";
}

export interface Owned {
  id: string;
  owner: string | null;
  /** When its owner last said that it works on it. */
  seenAt: Date | null;
}

/** Whether nobody works on it any more. A process knows what it has under way itself. */
export function isAbandoned(
  { id, owner, seenAt }: Owned,
  now: Date,
  own: { owner: string; working: ReadonlySet<string> },
): boolean {
  if (owner === null) return true;
  const silence = now.getTime() - (seenAt?.getTime() ?? 0);
  if (owner === own.owner) return !own.working.has(id) && silence > justTakenMs;
  const { pid, started, scope } = markSchema.parse(JSON.parse(owner));
  const state = stateOf({ pid, started, scope });
  return state === "unknown" ? silence > silentMs : state === "gone";
}
