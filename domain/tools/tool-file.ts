import { z } from "zod";
import { AppError } from "@/domain/errors";
import { type SavedTool, savedToolParts } from "./saved-tool";

const { name, description, color, iconSrc, schema, func } = savedToolParts;
/** Flowise keeps more beside it, such as ids and dates, which another server has no use for. */
const file = z.object({
  name,
  description: description.nullish().transform((value) => value ?? ""),
  color: color.nullish().transform((value) => value ?? ""),
  iconSrc: iconSrc.optional().transform((value) => value ?? null),
  schema: z
    .unknown()
    .transform((value) => (typeof value === "string" ? value : JSON.stringify(value ?? [])))
    .pipe(schema),
  func: func.nullish().transform((value) => value ?? ""),
});

/** A tool of a file that this server or Flowise wrote. Throws `invalid_input` with a sentence for anything else. */
export function parseToolFile(value: unknown): SavedTool {
  const read = file.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  if (issue && issue.path[0] === "schema") throw new AppError("invalid_input", issue.message);
  throw new AppError(
    "invalid_input",
    "This is not the file of a tool: it has no name, or its parts are of another kind. Export the tool once more.",
  );
}

/** The file of a tool, and what Flowise calls it. */
export const toolFile = (tool: SavedTool): { fileName: string; text: string } => ({
  fileName: `${tool.name.replaceAll(/[^\p{L}\p{N}_-]+/gu, "_")}-CustomTool.json`,
  text: `${JSON.stringify(picked(tool), null, 2)}\n`,
});

const picked = (tool: SavedTool): SavedTool => ({
  ...{ name: tool.name, description: tool.description, color: tool.color, iconSrc: tool.iconSrc },
  ...{ schema: tool.schema, func: tool.func },
});
