import { z } from "zod";

/** Where a piece keeps the text that it was cut from. */
export const parentKey = "parent";

const parentSchema = z.object({ id: z.string(), text: z.string(), loc: z.unknown() });

export const parentOf = (metadata: Readonly<Record<string, unknown>>) =>
  parentSchema.safeParse(metadata[parentKey]).data;

/** The metadata of the parent itself: the lines are its own, not those of the piece. */
export function withoutParent(metadata: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const loc = parentOf(metadata)?.loc;
  const rest = Object.entries(metadata).filter(([key]) => key !== parentKey && key !== "loc");
  return { ...Object.fromEntries(rest), ...(loc !== undefined && { loc }) };
}
