export interface ArxivPaper {
  id: string;
  title: string;
  summary: string;
  published: string;
  authors: string[];
}

/** What is asked of arXiv's API for a model's question: papers by their numbers, or a search. */
export function arxivQuery(question: string, most: number): string {
  const numbers = question.match(/\b\d{4}\.\d{4,5}(?:v\d+)?\b/g) ?? [];
  const rest = question.replaceAll(/\b\d{4}\.\d{4,5}(?:v\d+)?\b|[\s,;]+|arxiv:?/gi, "");
  const asked: Record<string, string> =
    numbers.length > 0 && rest === "" ? { id_list: numbers.join(",") } : { search_query: asSearch(question) };
  return String(new URLSearchParams({ ...asked, start: "0", max_results: String(most) }));
}

/** Colons and quotes are arXiv's own language; from a model they mean themselves. */
const asSearch = (question: string): string => `all:${question.replaceAll(/[:"()\s]+/g, " ").trim()}`;

/** Papers in the Atom feed that arXiv answers with. */
export const arxivPapers = (feed: string): ArxivPaper[] =>
  [...feed.matchAll(/<entry\b[^>]*>([\s\S]*?)<\/entry>/g)].map(([, entry = ""]) => ({
    id: (tag(entry, "id").split("/abs/")[1] ?? tag(entry, "id")).trim(),
    title: tag(entry, "title"),
    summary: tag(entry, "summary"),
    published: tag(entry, "published").slice(0, 10),
    authors: [...entry.matchAll(/<author\b[^>]*>([\s\S]*?)<\/author>/g)].map(([, author = ""]) => tag(author, "name")),
  }));

function tag(xml: string, name: string): string {
  const found = new RegExp(`<${name}\\b[^>]*>([\\s\\S]*?)</${name}>`).exec(xml)?.[1] ?? "";
  return found
    .replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, entity: string) => entities[entity] ?? "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
