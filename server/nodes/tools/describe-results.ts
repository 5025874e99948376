import { z } from "zod";
import { describePages, foundPage } from "./describe-pages";

const resultsSchema = z.object({
  answer_box: z.object({ answer: z.string().optional(), snippet: z.string().optional() }).optional().catch(undefined),
  knowledge_graph: z.object({ description: z.string().optional() }).optional().catch(undefined),
  organic_results: z.array(foundPage).catch([]),
});

/** Search results as text for a model: the direct answer first, then pages with their address. */
export function describeResults(body: unknown): string {
  const read = resultsSchema.safeParse(body);
  if (!read.success) return describePages([]);
  const { answer_box: box, knowledge_graph: graph, organic_results: pages } = read.data;
  return describePages(pages, [box?.answer, box?.snippet, graph?.description]);
}
