import { z } from "zod";

/** What clients are told when a row has been deleted. */
export const deleted = z
  .object({ raw: z.array(z.never()), affected: z.number().meta({ description: "How many there were." }) })
  .meta({ id: "Deleted" });
