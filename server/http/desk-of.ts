import type { Runtime } from "@/server/runtime";
import type { RunDesk } from "@/server/services/runs/run-desk";
import { runDeskOf } from "@/server/services/runs/run-desk-of";

/** The runtime's run desk, made when the first endpoint needs it. */
export const deskOf = (runtime: Runtime): RunDesk => runDeskOf(runtime);
