import type { Suggestion } from "./editor-options";

/** Suggestions that hold what was typed; those whose name begins with it, or a part of it, stand first. */
export function matchSuggestions<S extends Suggestion>(suggestions: readonly S[], typed: string): S[] {
  const wanted = typed.toLowerCase();
  if (wanted === "") return [...suggestions];
  const rank = ({ text, label }: S): number => {
    const names = [text.replace(/^\{\{/, "").toLowerCase(), label.toLowerCase()];
    if (names.some((name) => name.startsWith(wanted))) return 0;
    if (names.some((name) => name.split(/[.\s·[\]]+/).some((part) => part.startsWith(wanted)))) return 1;
    return names.some((name) => name.includes(wanted)) ? 2 : 3;
  };
  return suggestions
    .map((suggestion) => ({ suggestion, rank: rank(suggestion) }))
    .filter((each) => each.rank < 3)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ suggestion }) => suggestion);
}
