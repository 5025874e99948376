import { createRunDesk, type RunDesk, type RunDeskPorts } from "./run-desk";

const desks = new WeakMap<RunDeskPorts, RunDesk>();

/** The run desk of a process's ports, made when it is first needed. */
export function runDeskOf(ports: RunDeskPorts): RunDesk {
  const known = desks.get(ports);
  if (known) return known;
  const made = createRunDesk(ports);
  desks.set(ports, made);
  return made;
}
