/** The pairs of a `Cookie` header, decoded where they are well encoded. */
export function readCookies(header: string | null): Record<string, string> {
  const pairs = (header ?? "").split(";").flatMap((part): [string, string][] => {
    const at = part.indexOf("=");
    return at < 1 ? [] : [[part.slice(0, at).trim(), decode(part.slice(at + 1).trim())]];
  });
  return Object.fromEntries(pairs);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
