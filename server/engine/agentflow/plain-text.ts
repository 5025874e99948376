/** Texts that begin with one of these come from a rich-text editor; others with tags are prompts that mean them. */
const richText = /^\s*<(p|div|h[1-6]|ul|ol|blockquote|pre|table)\b/i;

/** A field's text as a model should read it: what a rich-text editor stored becomes Markdown. */
export const plainText = (text: string, toMarkdown: (html: string) => string): string =>
  richText.test(text) ? toMarkdown(text) : text;
