import { z } from "zod";

/** Body of every refusal and failure. `error` repeats the message for clients that look there. */
export const failure = z.object({
  statusCode: z.number().int(),
  success: z.literal(false),
  message: z.string(),
  /** Always empty; clients expect it. */
  stack: z.object({}),
  error: z.string(),
});

export type Failure = z.output<typeof failure>;
