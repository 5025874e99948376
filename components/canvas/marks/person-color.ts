/** A person's colour on the canvas: the same for everybody, in both themes. */
export function personColor(userId: string): string {
  let hash = 0;
  for (const letter of userId) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return `oklch(var(--category-lightness) var(--category-chroma) ${String(hash)})`;
}
