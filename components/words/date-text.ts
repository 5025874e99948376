import { currentWords } from "./current-words";

/** A moment as the reader writes it. */
export function dateText(at: Date | string | number, options?: Intl.DateTimeFormatOptions): string {
  return new Date(at).toLocaleString(regionalLocale(), options);
}

/** The browser's own region where it speaks the page's language: Britain has other dates than America. */
function regionalLocale(): string {
  const { locale } = currentWords();
  const own = typeof navigator === "undefined" ? [] : (navigator.languages ?? []);
  return own.find((each) => each === locale || each.startsWith(`${locale}-`)) ?? locale;
}
