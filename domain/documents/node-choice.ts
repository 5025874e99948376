import { z } from "zod";

/** A node that is used outside a drawing: which one, its values and its credential. */
export const nodeChoice = z.strictObject({
  name: z.string().min(1).max(200),
  inputs: z.record(z.string().max(200), z.unknown()).default({}),
  credentialId: z.string().max(100).optional(),
});

export type NodeChoice = z.output<typeof nodeChoice>;
