/** Texts that begin with one of these come from a rich-text editor; others with tags are prompts that mean them. */
const richText = /^\s*<(p|div|h[1-6]|ul|ol|blockquote|pre|table)\b/i;

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** What stays of HTML's emphasis, as Markdown has it, so that a model is told the same after an edit. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/<\/?(?:strong|b)>/gi, "**"],
  [/<\/?(?:em|i)>/gi, "*"],
  [/<\/?code\b[^>]*>/gi, "`"],
];

export const isRichText = (text: string): boolean => richText.test(text);

/** Text of Flowise's older editors is HTML; this is what a person reads of it. Any other text stays as it is. */
export function plainText(text: string): string {
  if (!isRichText(text)) return text;
  const marked = marks.reduce((now, [tag, mark]) => now.replace(tag, mark), text);
  return marked
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<h([1-6])\b[^>]*>/gi, (_tag, level: string) => `${"#".repeat(Number(level))} `)
    .replace(/<li\b[^>]*>(?:\s*<p>)?/gi, "- ")
    .replace(/(?:<\/p>\s*)?<\/li>\s*/gi, "\n")
    .replace(/<\/(?:p|div|h[1-6]|ul|ol|blockquote|pre|table|tr)>\s*(?=\S)/gi, "\n\n")
    .replace(/<\/?[a-z][^>]*>/gi, "")
    .replace(/&(#x?[0-9a-f]+|\w+);/gi, readEntity)
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function readEntity(whole: string, name: string): string {
  if (!name.startsWith("#")) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
