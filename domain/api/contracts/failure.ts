import { z } from "zod";

/** Body of every refusal and failure. `error` repeats the message for clients that look there. */
export const failure = z
  .object({
    statusCode: z.number().int(),
    success: z.literal(false),
    message: z.string().meta({ description: "What happened and what to do, for people." }),
    stack: z.object({}).meta({ description: "Always empty; clients expect it." }),
    error: z.string().meta({ description: "The message once more." }),
  })
  .meta({ id: "Failure" });

export type Failure = z.output<typeof failure>;
