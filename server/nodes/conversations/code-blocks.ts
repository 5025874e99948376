export interface CodeBlock {
  language: string;
  code: string;
}

const fence = /^[ \t]*```[ \t]*([\w+#-]*)[ \t]*\r?\n([\s\S]*?)^[ \t]*```[ \t]*$/gm;

/** The fenced blocks of a message. */
export const codeBlocks = (text: string): CodeBlock[] =>
  [...text.matchAll(fence)].map(([, language = "", code = ""]) => ({ language: language.toLowerCase(), code }));
