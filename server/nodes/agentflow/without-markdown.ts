/** Longer texts are compared as they are: nobody marks up a page to compare it. */
const longest = 50_000;

/** A text without the marks of markdown, so that `**Yes**` and `Yes` are the same. */
export function withoutMarkdown(text: string): string {
  if (text.length > longest) return text.trim();
  return text
    .replaceAll(/^[ \t]{0,3}(?:`{3,}|~{3,})[^\n]{0,100}$\n?/gm, "")
    .replaceAll(/^[ \t]{0,3}#{1,6}[ \t]+/gm, "")
    .replaceAll(/^[ \t]{0,3}>[ \t]?/gm, "")
    .replaceAll(/^[ \t]{0,8}[-*+][ \t]+/gm, "")
    .replaceAll(/!?\[([^[\]\n]{0,1000})\]\([^()\n]{0,2000}\)/g, "$1")
    .replaceAll(/(?<![\w*])\*{1,3}(?=[^\s*])([^*\n]{1,2000})\*{1,3}(?![\w*])/g, "$1")
    .replaceAll(/(?<![\w_])_{1,3}(?=[^\s_])([^_\n]{1,2000})_{1,3}(?![\w_])/g, "$1")
    .replaceAll(/~~(?=[^\s~])([^~\n]{1,2000})~~/g, "$1")
    .replaceAll(/`([^`\n]{1,2000})`/g, "$1")
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!<>|~])/g, "$1")
    .trim();
}
