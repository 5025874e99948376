import type { Fields } from "@/domain/catalogue/field";
import { AppError } from "@/domain/errors";

/** How long pieces are and how much of one is repeated in the next. */
export const chunkInputs = {
  chunkSize: {
    type: "number",
    label: "Chunk Size",
    description: "Most characters of a piece.",
    default: 1000,
    step: 1,
    min: 1,
    optional: true,
  },
  chunkOverlap: {
    type: "number",
    label: "Chunk Overlap",
    description: "Characters that a piece repeats of the one before it.",
    default: 200,
    step: 1,
    min: 0,
    optional: true,
  },
} as const satisfies Fields;

/** Throws when pieces would repeat more than they hold. */
export function chunksOf(inputs: { chunkSize: number; chunkOverlap: number }) {
  const { chunkSize, chunkOverlap } = inputs;
  if (chunkOverlap >= chunkSize)
    throw new AppError(
      "unprocessable",
      `The chunk overlap (${chunkOverlap}) has to be smaller than the chunk size (${chunkSize}).`,
    );
  return { chunkSize, chunkOverlap };
}
