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
