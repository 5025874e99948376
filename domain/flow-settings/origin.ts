/** Scheme, host and port of a web page's address, compared whole; undefined for `null` and for what is not an address. */
export function normalOrigin(text: string): string | undefined {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) return undefined;
  const { origin } = new URL(trimmed);
  return origin === "null" ? undefined : origin;
}
