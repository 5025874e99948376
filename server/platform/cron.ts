import { Cron } from "croner";

export interface CronTimes {
  cron: string;
  timezone: string;
  endDate: string | undefined;
}

/** The first time after a moment, to the second; null when there is none any more. Throws for what is no expression. */
export function nextTime({ cron, timezone, endDate }: CronTimes, after: Date): Date | null {
  const stopAt = endDate === undefined ? {} : { stopAt: endOf(endDate) };
  return new Cron(cron, { timezone, mode: "5-or-6-parts", ...stopAt }).nextRun(after);
}

/** A day ends with its last second, in the schedule's time zone. */
const endOf = (endDate: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(endDate) ? `${endDate}T23:59:59` : endDate);
