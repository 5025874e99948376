/** The language that the source is written in: its texts are the keys of all others. */
export const sourceLocale = "en";

/** English with accents and a third longer: shows what was left behind, and what breaks when words grow. */
export const pseudoLocale = "en-XA";

/** What a browser remembers of the person's choice, so that a page is drawn in it at once. */
export const localeCookie = "weft-locale";

const rightToLeft = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"]);

export const directionOf = (locale: string): "ltr" | "rtl" =>
  rightToLeft.has(new Intl.Locale(locale).language) ? "rtl" : "ltr";

/** A language by its own name: `Deutsch`, `日本語`. */
export function localeName(locale: string): string {
  if (locale === pseudoLocale) return "Pseudo (en-XA)";
  const name = new Intl.DisplayNames([locale], { type: "language" }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
