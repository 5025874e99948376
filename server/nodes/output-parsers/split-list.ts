/** Parts of a list, trimmed, empty ones dropped. Throws when there is none. */
export function splitList(text: string, separator: string): string[] {
  const parts = text
    .trim()
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length === 0) throw new Error("it holds no values");
  return parts;
}
