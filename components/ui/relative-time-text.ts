import { currentWords } from "@/components/words/current-words";
import { t } from "@/components/words/t";

/** What is past is rounded down; what is to come is rounded to the nearest, so that seven days begin as seven. */
const wholeUnits = (units: number): number => (units < 0 ? Math.ceil(units) : Math.round(units));

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const steps: readonly (readonly [limit: number, unit: Intl.RelativeTimeFormatUnit, size: number])[] = [
  [hour, "minute", minute],
  [day, "hour", hour],
  [7 * day, "day", day],
  [30 * day, "week", 7 * day],
  [365 * day, "month", 30 * day],
  [Number.POSITIVE_INFINITY, "year", 365 * day],
];

const formats = new Map<string, Intl.RelativeTimeFormat>();

/** How far `at` lies from `now` (both in milliseconds since 1970), in words. Under a minute it is "just now". */
export function relativeTime(at: number, now: number): string {
  const distance = Math.abs(now - at);
  if (distance < minute) return t("just now");
  for (const [limit, unit, size] of steps) {
    if (distance < limit) return formatOf(currentWords().locale).format(wholeUnits((at - now) / size), unit);
  }
  return t("long ago");
}

function formatOf(locale: string): Intl.RelativeTimeFormat {
  const known = formats.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  formats.set(locale, known);
  return known;
}
