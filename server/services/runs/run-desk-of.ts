import type { Database } from "@/server/data/database";
import { oncePerProcess } from "@/server/platform/once-per-process";
import { createRunDesk, type RunDesk, type RunDeskPorts } from "./run-desk";

const desks = oncePerProcess("run desks", (ports: RunDeskPorts): RunDesk => {
  const desk = createRunDesk(ports);
  desk.executions.working = underWay(ports.db);
  return desk;
});

/** While developing there are desks for several states of the program; none of them may take up the runs of another. */
const underWay = oncePerProcess("executions under way", (_db: Database) => new Set<string>());

/** The run desk of a process's ports, made when it is first needed. */
export const runDeskOf = (ports: RunDeskPorts): RunDesk => desks(ports);
