import { z } from "zod";
import type { TextDocument } from "../documents/document-slots";

const results = z.object({
  organic_results: z
    .array(z.looseObject({ title: z.string().optional(), link: z.string().optional(), snippet: z.string().optional() }))
    .optional(),
  answer_box: z.looseObject({ answer: z.string().optional(), snippet: z.string().optional() }).optional(),
});

export const searchAnswer = results;

/** What a search found, a document for each result. */
export function* resultDocuments({
  organic_results = [],
  answer_box,
}: z.infer<typeof results>): Generator<TextDocument> {
  const answer = answer_box?.answer ?? answer_box?.snippet;
  if (answer) yield { pageContent: answer, metadata: { source: "answer_box" } };
  for (const { title, link, snippet } of organic_results)
    yield { pageContent: [title, snippet].filter(Boolean).join("\n"), metadata: { source: link, title, link } };
}
