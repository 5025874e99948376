import { z } from "zod";
import { currentProcess } from "@/server/data/process-mark";

export const markSchema = z.object({ pid: z.number(), started: z.string().optional(), scope: z.string() });

/** How this process signs what it works on. */
export const thisOwner = (): string => JSON.stringify(currentProcess());
