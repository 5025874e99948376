import { z } from "zod";

/** The parts of an answer that a step may leave in its output; what is of another shape counts as absent. */
export const answerParts = z.object({
  sourceDocuments: z
    .array(
      z.object({ pageContent: z.string(), metadata: z.record(z.string(), z.unknown()), id: z.string().optional() }),
    )
    .optional()
    .catch(undefined),
  usedTools: z
    .array(
      z.object({
        tool: z.string(),
        toolInput: z.unknown(),
        toolOutput: z.string(),
        error: z.string().optional(),
      }),
    )
    .optional()
    .catch(undefined),
  artifacts: z
    .array(z.object({ type: z.string(), data: z.string() }))
    .optional()
    .catch(undefined),
  fileAnnotations: z
    .array(z.object({ filePath: z.string(), fileName: z.string() }))
    .optional()
    .catch(undefined),
});
