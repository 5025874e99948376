const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const accented = [..."áƀçďéƒğĥíĵķļɱñóþɋřšţúṽŵẋýžÁƁÇĎÉƑĞĤÍĴĶĻṀÑÓÞɊŘŠŢÚṼŴẊÝŽ"];

/** Where a message says something else than words: a value, a tag, what is quoted, the head of a choice. */
const value = /\{\s*\w+\s*(?:,\s*(?:number|date|time)\b[^{}]*)?\}|<\/?\w+\/?>|'[{}<]+'/y;
const choice = /\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,/y;
const branch = /\s*(?:=\d+|\w+)\s*\{/y;
const end = /\s*\}/y;

/** A text in the pseudo language: `Cancel` is `[Çáñçéļ··]`. What is put into it, and how, stays as it was. */
export function pseudo(text: string): string {
  return `[${words(text, 0, text.length).said}${"·".repeat(Math.ceil([...text].length * 0.3))}]`;
}

interface Said {
  said: string;
  at: number;
}

/** Accents up to `to`, or up to the brace that ends a branch of a choice. */
function words(text: string, from: number, to: number, inBranch = false): Said {
  let said = "";
  let at = from;
  while (at < to && !(inBranch && text[at] === "}")) {
    const kept = found(value, text, at);
    const head = kept === undefined ? found(choice, text, at) : undefined;
    const next =
      head === undefined
        ? { said: kept ?? accent(text.charAt(at)), at: at + (kept?.length ?? 1) }
        : branches(text, at, head);
    said += next.said;
    at = next.at;
  }
  return { said, at };
}

function branches(text: string, from: number, head: string): Said {
  let said = head;
  let at = from + head.length;
  for (let name = found(branch, text, at); name !== undefined; name = found(branch, text, at)) {
    const inside = words(text, at + name.length, text.length, true);
    said += `${name}${inside.said}}`;
    at = inside.at + 1;
  }
  const close = found(end, text, at) ?? "";
  return { said: said + close, at: at + close.length };
}

function found(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

const accent = (letter: string): string => accented[plain.indexOf(letter)] ?? letter;
