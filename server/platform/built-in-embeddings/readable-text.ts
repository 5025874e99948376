/**
 * A text as the built-in embedding model reads it best. It was trained on ordinary sentences: line breaks and runs of
 * capitals mislead it, and an empty text makes it fail.
 */
export function readableText(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  const calm = flat.replace(/\b\p{Lu}{2,}(?:[\s\p{P}]+\p{Lu}{2,}\b)+/gu, (shouted) => shouted.toLowerCase());
  return calm === "" ? " " : calm;
}
