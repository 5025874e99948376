import { z } from "zod";

const schema = z.object({ said: z.string() });

/** What a Human Input step asked before it waited. */
export const keptQuestion = (kept: unknown): string => schema.parse(kept).said;
