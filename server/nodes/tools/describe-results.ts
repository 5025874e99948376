import { z } from "zod";

const resultsSchema = z.object({
  answer_box: z.object({ answer: z.string().optional(), snippet: z.string().optional() }).optional().catch(undefined),
  knowledge_graph: z.object({ description: z.string().optional() }).optional().catch(undefined),
  organic_results: z
    .array(z.object({ title: z.string().catch(""), link: z.string().catch(""), snippet: z.string().catch("") }))
    .catch([]),
});

/** Enough for an answer, little enough for a small model. */
const most = 6;

/** Search results as text for a model: the direct answer first, then pages with their address. */
export function describeResults(body: unknown): string {
  const read = resultsSchema.safeParse(body);
  if (!read.success) return "Nothing was found.";
  const { answer_box: box, knowledge_graph: graph, organic_results: pages } = read.data;
  const direct = [box?.answer, box?.snippet, graph?.description].filter((text) => text !== undefined);
  const titled = pages.filter((page) => page.title !== "");
  const found = [
    ...direct,
    ...titled.slice(0, most).map(({ title, snippet, link }) => `${title}\n${snippet}\n${link}`),
  ];
  return found.length > 0 ? found.join("\n\n") : "Nothing was found.";
}
