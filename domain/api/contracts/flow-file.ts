import { z } from "zod";
import { defineContract } from "../contract";
import { flowParams } from "./flow-params";

export const keepFlowFiles = defineContract({
  method: "POST",
  path: "/flow-files/:id",
  summary: "Keeps files for a flow's document loaders, from the canvas.",
  access: { kind: "session", role: "editor" },
  params: flowParams,
  files: "The files, up to 50 MB each.",
  failures: {
    413: "A file is too large, or the flow keeps too many.",
    422: "A file is empty.",
  },
  body: z.object({
    files: z
      .unknown()
      .optional()
      .transform((value): File[] => (Array.isArray(value) ? value.filter((item) => item instanceof File) : [])),
  }),
  reply: z.array(
    z.object({
      /** Under which it is kept; a name that is taken gets a number. */
      name: z.string(),
      size: z.number(),
    }),
  ),
});
