/** Ends of sentences and of emphasis, as `endsWithWord` looks past them; and beginnings, as `withoutWord` drops them. */
const [tail, edge] = [/[\s.!*_`"'”’)\]]+$/, /[\s*_`"'“‘([]+$/];

/**
 * Tells an answer as it comes, but for what may turn out to be a word that ends the conversation: that is no part of the
 * answer. What is told is always how the answer begins.
 */
export function tellAnswer(words: readonly string[], tell: (text: string) => void): (piece: string) => void {
  const most = words.reduce((sum, word) => sum + word.trim().length, 0);
  let [whole, told] = ["", 0];
  return (piece) => {
    whole += piece;
    const text = whole.trimStart();
    const safe = text.slice(0, Math.max(0, text.replace(tail, "").length - most)).replace(edge, "");
    if (safe.length <= told) return;
    tell(safe.slice(told));
    told = safe.length;
  };
}
