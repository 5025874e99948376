import { z } from "zod";
import type { FileAnnotation, SourceDocument, Usage, UsedTool } from "@/domain/api/stream-event";
import { type OpenAction, openAction } from "./open-action";

/** Something a tool made: a picture, a page, a table. */
export interface Artifact {
  type: string;
  data: string;
}

const document = z.object({
  pageContent: z.string().catch(""),
  metadata: z.record(z.string(), z.unknown()).catch({}),
  id: z.string().optional().catch(undefined),
});
const tool = z.object({
  tool: z.string(),
  toolInput: z.unknown(),
  toolOutput: z.unknown().transform((value) => (typeof value === "string" ? value : JSON.stringify(value ?? ""))),
  error: z.string().optional().catch(undefined),
});
const usage = z.object({
  model: z.string().optional().catch(undefined),
  input_tokens: z.number(),
  output_tokens: z.number(),
  total_tokens: z.number(),
  cost: z.number().optional().catch(undefined),
});
const artifact = z.object({ type: z.string(), data: z.string() });
const annotation = z.object({ filePath: z.string().catch(""), fileName: z.string().min(1) });

export const readSources = (data: unknown): SourceDocument[] => readList(document, data);
export const readTools = (data: unknown): UsedTool[] => readList(tool, data);
export const readArtifacts = (data: unknown): Artifact[] => readList(artifact, data);
export const readAnnotations = (data: unknown): FileAnnotation[] => readList(annotation, data);
export const readAction = (data: unknown): OpenAction | undefined => openAction.safeParse(data).data;
export const readUsage = (data: unknown): Usage | undefined => usage.safeParse(data).data;

/** Questions that might come next: a list, or the JSON text of one. */
export function readPrompts(data: unknown): string[] {
  if (typeof data !== "string") return readList(z.string(), data).filter((prompt) => prompt.trim() !== "");
  try {
    const list: unknown = JSON.parse(data);
    return Array.isArray(list) ? readPrompts(list) : [];
  } catch {
    return [];
  }
}

/** The sound items of a list. */
function readList<T>(schema: z.ZodType<T>, data: unknown): T[] {
  if (!Array.isArray(data)) return [];
  return data.flatMap((item) => {
    const read = schema.safeParse(item);
    return read.success ? [read.data] : [];
  });
}
