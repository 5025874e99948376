const day = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The first moment of a day written `2026-11-22`, in this browser's time zone. */
export function startOfDay(text: string): Date | undefined {
  const parts = day.exec(text);
  if (!parts) return undefined;
  const [, year, month, date] = parts.map(Number);
  const start = new Date(year ?? 0, (month ?? 1) - 1, date ?? 1);
  return Number.isNaN(start.getTime()) ? undefined : start;
}

/** Its last moment. */
export function endOfDay(text: string): Date | undefined {
  const start = startOfDay(text);
  if (!start) return undefined;
  return new Date(start.getFullYear(), start.getMonth(), start.getDate() + 1, 0, 0, 0, -1);
}
