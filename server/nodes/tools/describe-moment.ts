/** Date, weekday and time of a moment, in words a model can use. */
export const describeMoment = (now: Date): Record<string, string> => ({
  date: now.toISOString().slice(0, 10),
  day: new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" }).format(now),
  time: now.toISOString().slice(11, 19),
  timezone: "UTC",
  iso: now.toISOString(),
});
