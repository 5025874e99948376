import type { Runtime } from "@/server/runtime";
import { createRunDesk, type RunDesk } from "@/server/services/runs/run-desk";

const desks = new WeakMap<Runtime, RunDesk>();

/** The runtime's run desk, made when the first endpoint needs it. */
export function deskOf(runtime: Runtime): RunDesk {
  const known = desks.get(runtime);
  if (known) return known;
  const made = createRunDesk(runtime);
  desks.set(runtime, made);
  return made;
}
