import { expect, test } from "vitest";
import { describeMoment } from "./describe-moment";

test("a moment is told with its day of the week, in UTC", () => {
  expect(describeMoment(new Date("2026-11-22T23:59:58.123Z"))).toEqual({
    date: "2026-11-22",
    day: "Sunday",
    time: "23:59:58",
    timezone: "UTC",
    iso: "2026-11-22T23:59:58.123Z",
  });
});
