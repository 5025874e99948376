import { currentWords } from "./current-words";

const formats = new Map<string, Intl.NumberFormat>();

/** A number as the reader writes it: `1,234.5`. */
export function numberText(value: number, options?: Intl.NumberFormatOptions): string {
  const { locale } = currentWords();
  const key = options ? `${locale} ${JSON.stringify(options)}` : locale;
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, known);
  return known.format(value);
}
