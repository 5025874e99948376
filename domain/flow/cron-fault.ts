interface Place {
  name: string;
  from: number;
  to: number;
}

const second: Place = { name: "second", from: 0, to: 59 };
const places: readonly Place[] = [
  { name: "minute", from: 0, to: 59 },
  { name: "hour", from: 0, to: 23 },
  { name: "day of the month", from: 1, to: 31 },
  { name: "month", from: 1, to: 12 },
  { name: "day of the week", from: 0, to: 7 },
];

/** What is wrong with a cron expression of five or six parts, as the end of a sentence; undefined for a right one. */
export function cronFault(expression: string): string | undefined {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== 5 && parts.length !== 6)
    return "needs five parts: minute, hour, day of the month, month and day of the week, such as 0 9 * * 1-5";
  const expected = parts.length === 6 ? [second, ...places] : places;
  for (const [index, place] of expected.entries()) {
    const part = parts[index] ?? "";
    if (!part.split(",").every((item) => fits(item, place)))
      return `has “${part}” for the ${place.name}, which takes ${String(place.from)} to ${String(place.to)}, such as ${String(place.from)}, */2 or 1,3-5`;
  }
  return undefined;
}

function fits(item: string, { from, to }: Place): boolean {
  const [, all, first, last, step] = /^(?:(\*)|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(item) ?? [];
  if (step !== undefined && (Number(step) < 1 || Number(step) > to)) return false;
  if (all !== undefined) return true;
  if (first === undefined) return false;
  // Other programs read a step behind a single number in different ways.
  if (step !== undefined && last === undefined) return false;
  const [low, high] = [Number(first), Number(last ?? first)];
  return low >= from && high <= to && low <= high;
}
