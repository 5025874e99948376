import { z } from "zod";

/** A page as most search services tell of it. */
export const foundPage = z.object({
  title: z.string().catch(""),
  link: z.string().catch(""),
  snippet: z.string().catch(""),
});

/** Enough for an answer, little enough for a small model. */
const most = 6;

/** What a search found, as text for a model: direct answers first, then pages with their address. */
export function describePages(
  pages: readonly z.infer<typeof foundPage>[],
  answers: readonly (string | null | undefined)[] = [],
): string {
  const titled = pages.filter((page) => page.title !== "");
  const found = [
    ...answers.filter((text) => text !== undefined && text !== null && text !== ""),
    ...titled.slice(0, most).map(({ title, snippet, link }) => `${title}\n${snippet}\n${link}`),
  ];
  return found.length > 0 ? found.join("\n\n") : "Nothing was found.";
}
