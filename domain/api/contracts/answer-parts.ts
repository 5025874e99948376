import { z } from "zod";

export const sourceDocument = z
  .object({
    pageContent: z.string(),
    metadata: z.record(z.string(), z.unknown()),
    id: z.string().optional(),
  })
  .meta({ id: "SourceDocument", description: "A passage that the answer draws on." });

export const usedTool = z
  .object({
    tool: z.string(),
    toolInput: z.unknown(),
    toolOutput: z.string(),
    error: z.string().optional(),
  })
  .meta({ id: "UsedTool", description: "A tool that the flow called." });

export const fileAnnotation = z
  .object({ filePath: z.string(), fileName: z.string() })
  .meta({ id: "FileAnnotation", description: "A file that the answer names." });

export const usage = z
  .object({
    model: z.string().optional(),
    input_tokens: z.number(),
    output_tokens: z.number(),
    total_tokens: z.number(),
    cost: z
      .number()
      .optional()
      .meta({ description: "US dollars. Absent when the price of one of the models is not known." }),
  })
  .meta({ id: "Usage", description: "Tokens of all models that the run asked." });

export const warnings = z
  .array(z.string())
  .meta({ description: "What of the call had no effect, and the setting that would change that." });
