import { z } from "zod";
import { isAppError } from "@/domain/errors";
import { toolProperties } from "./tool-schema";

/** What a workspace keeps of a tool, in Flowise's words. */
export interface SavedTool {
  name: string;
  /** When a model should use it. */
  description: string;
  /** Of its icon, as CSS. */
  color: string;
  iconSrc: string | null;
  /** JSON of its properties: `{ id, property, type, description, required }`. */
  schema: string;
  /** Body of an async function in JavaScript. */
  func: string;
}

const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes("\0"), "Remove the NUL character.");

/** Parts of a tool, as whoever keeps one has to write them. */
export const savedToolParts = {
  name: text(200).trim().min(1, "Enter a name."),
  description: text(10_000),
  color: text(500),
  iconSrc: text(200_000).nullable(),
  schema: text(200_000).superRefine((value, check) => {
    const trouble = schemaTrouble(value);
    if (trouble !== undefined) check.addIssue({ code: "custom", message: trouble });
  }),
  func: text(500_000),
};

/** What is wrong with the text of a tool's properties; undefined when it can be used. */
export function schemaTrouble(schema: string): string | undefined {
  try {
    toolProperties(schema);
    return undefined;
  } catch (error) {
    if (isAppError(error)) return error.message;
    throw error;
  }
}

/** What a model calls it by: providers take letters, digits, underscores and hyphens. */
export const toolCallName = (name: string): string => name.trim().replaceAll(/[^\w-]+/g, "_");
