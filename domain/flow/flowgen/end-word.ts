/** What ends a conversation: a word, FlowGen's Python around one, or nothing that can be understood. */
export interface EndWord {
  word: string | undefined;
  /** The Python that says something else than a word. */
  lost?: string;
}

const endsWith = /\.\s*endswith\s*\(\s*(["'])((?:\\.|(?!\1).)*)\1/;
const contains = /(["'])((?:\\.|(?!\1).)*)\1\s+in\s/;
const equals = /==\s*(["'])((?:\\.|(?!\1).)*)\1/;

export function endWord(stored: unknown): EndWord {
  if (typeof stored !== "string" || stored.trim() === "") return { word: undefined };
  const text = stored.trim();
  if (!/^lambda\b/.test(text)) return { word: text };
  const word = [endsWith, contains, equals].map((pattern) => pattern.exec(text)?.[2]).find(Boolean);
  return word === undefined ? { word: undefined, lost: text } : { word: word.replaceAll(/\\(["'\\])/g, "$1") };
}
