/** Flowise keeps a flow's tags as one text, separated by semicolons. */
export const mostTags = 20;
export const longestTag = 40;

export const readTags = (category: string | null | undefined): string[] => tidyTags((category ?? "").split(";"));

/** The text to keep; null for none. */
export const writeTags = (tags: readonly string[]): string | null => tidyTags(tags).join(";") || null;

/** Each once, whatever its capitals, in the order they came. */
function tidyTags(tags: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags) {
    const tidy = tag.replaceAll(";", " ").replaceAll(/\s+/g, " ").trim();
    if (tidy !== "" && !seen.has(tidy.toLowerCase())) seen.set(tidy.toLowerCase(), tidy);
  }
  return [...seen.values()];
}

export interface TagChange {
  add: readonly string[];
  remove: readonly string[];
}

export function changeTags(category: string | null, { add, remove }: TagChange): string | null {
  const gone = new Set(remove.map((tag) => tag.trim().toLowerCase()));
  return writeTags([...readTags(category).filter((tag) => !gone.has(tag.toLowerCase())), ...add]);
}
