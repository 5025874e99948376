/** One or two letters for a person: from the name, or from the address when there is no name. */
export function initials(name: string, email: string): string {
  const words = (name.trim() || email.split("@")[0] || "").split(/[\s._-]+/).filter(Boolean);
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return (firstLetter(first) + firstLetter(last)).toUpperCase();
}

const firstLetter = (word: string): string => [...word][0] ?? "";
