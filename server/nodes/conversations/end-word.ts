/** Ends of sentences and of emphasis, which models put after the word. */
const tail = /[\s.!*_`"'”’)\]]+$/;

/** Whether a message ends a conversation: the word stands at its end. */
export function endsWithWord(text: string, word: string): boolean {
  const wanted = word.trim();
  if (wanted === "") return false;
  return text.trimEnd().endsWith(wanted) || text.replace(tail, "").endsWith(wanted);
}

/** What a message says without the word that ends a conversation. */
export function withoutWord(text: string, word: string): string {
  if (!endsWithWord(text, word)) return text.trim();
  const at = text.lastIndexOf(word.trim());
  return text
    .slice(0, at)
    .replace(/[*_`"'“‘([]+$/, "")
    .trim();
}
