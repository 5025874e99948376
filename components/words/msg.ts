declare const marked: unique symbol;

/** A text for people that is still in English. Only `t` and `rich` make something of it that can be shown. */
export interface Wording {
  readonly [marked]: true;
}

/**
 * Marks a text that is written down while a module loads, when nobody knows yet who will read it: the label of a menu,
 * the name of a command. Whoever shows it says `t(label)`.
 */
export function msg(text: string): Wording {
  const unsaid: unknown = text;
  // A string at run time; the type alone is closed, so that no screen shows it untranslated.
  return unsaid as Wording;
}

/** The English text of a wording, for keys and for names that no person reads. */
// What `msg` made is a string at run time.
export const inEnglish = (text: string | Wording): string => text as string;
