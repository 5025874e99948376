import { z } from "zod";
import type { triggers } from "@/server/data/schema/triggers";

export type Trigger = typeof triggers.$inferSelect;

/** What a run is asked that begins though nobody waits for it. */
export const triggerRequest = z.object({
  question: z.string().optional(),
  form: z.record(z.string(), z.unknown()).optional(),
  webhook: z.unknown().optional(),
  chatId: z.string(),
  /** Key it came with; revoking that stops the run. */
  keyId: z.string().optional(),
});

export type TriggerRequest = z.output<typeof triggerRequest>;
