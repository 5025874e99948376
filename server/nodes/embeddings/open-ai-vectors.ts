import { z } from "zod";

/** The answer of OpenAI's embeddings API, whose items say which text they belong to. */
export const openAiVectors = z
  .object({ data: z.array(z.object({ index: z.number().optional(), embedding: z.array(z.number()) })) })
  .transform(({ data }) =>
    data
      .map(({ index, embedding }, place) => ({ index: index ?? place, embedding }))
      .toSorted((a, b) => a.index - b.index)
      .map(({ embedding }) => embedding),
  );
