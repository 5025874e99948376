import { z } from "zod";

/** What the client's infinite queries add to an input. `direction` is theirs alone; pages only go forward. */
export const page = {
  cursor: z.string().max(500).nullable().optional(),
  direction: z.enum(["forward", "backward"]).optional(),
};
