import { describe, expect, it } from "vitest";
import { Cron } from "croner";
import { cronFault } from "./cron-fault";
import { readSchedule } from "./start-schedule";

const read = (inputs: Record<string, unknown>) => readSchedule({ startInputType: "scheduleInput", ...inputs });
const cronOf = (inputs: Record<string, unknown>): string | undefined => {
  const found = read(inputs);
  return found?.ok ? found.schedule.cron : found?.problem?.message;
};

describe("a schedule", () => {
  it.each([
    [{ scheduleFrequency: "hourly", scheduleOnMinute: 5 }, "5 * * * *"],
    [{ scheduleFrequency: "daily", scheduleOnTime: "09:30" }, "30 9 * * *"],
    [{ scheduleFrequency: "weekly", scheduleOnTime: "00:05", scheduleOnDayOfWeek: "1, 3,5" }, "5 0 * * 1,3,5"],
    [{ scheduleFrequency: "monthly", scheduleOnTime: "23:59", scheduleOnDayOfMonth: "1,15" }, "59 23 1,15 * *"],
    [{ scheduleType: "cronExpression", scheduleCronExpression: " 0 9 * * 1-5 " }, "0 9 * * 1-5"],
  ])("picked as %o is %s", (inputs, cron) => {
    expect(cronOf(inputs)).toBe(cron);
  });

  it.each([
    [{ scheduleFrequency: "hourly", scheduleOnMinute: "60" }, "the minute is no number from 0 to 59"],
    [{ scheduleFrequency: "daily", scheduleOnTime: "24:00" }, "the time is not one such as 09:30"],
    [{ scheduleFrequency: "weekly", scheduleOnTime: "09:00", scheduleOnDayOfWeek: "8" }, "days of the week are no"],
    [{ scheduleFrequency: "monthly", scheduleOnTime: "09:00", scheduleOnDayOfMonth: "32" }, "days of the month are no"],
    [{ scheduleType: "cronExpression", scheduleCronExpression: "61 * * * *" }, "has “61” for the minute"],
    [{ scheduleType: "cronExpression", scheduleCronExpression: "* * *" }, "needs five parts"],
    [{ scheduleFrequency: "hourly", scheduleOnMinute: 5, scheduleTimezone: "Mars/Base" }, "no time zone “Mars/Base”"],
    [{ scheduleFrequency: "hourly", scheduleOnMinute: 5, scheduleEndDate: "soon" }, "the end is no date"],
  ])("set to %o says what is wrong", (inputs, message) => {
    expect(cronOf(inputs)).toMatch(/^Schedule configuration is invalid: /);
    expect(cronOf(inputs)).toContain(message);
  });

  it("that is not finished yet is not called wrong", () => {
    for (const inputs of [{}, { scheduleFrequency: "daily" }, { scheduleType: "cronExpression" }])
      expect(read(inputs)).toEqual({ ok: false, problem: undefined });
    expect(readSchedule({ startInputType: "chatInput" })).toBeUndefined();
  });

  it("begins a run with a text, a form, or nothing", () => {
    const timed = { scheduleFrequency: "hourly", scheduleOnMinute: 0 };
    const begins = (inputs: Record<string, unknown>) => {
      const found = read({ ...timed, ...inputs });
      return found?.ok && found.schedule.begins;
    };
    expect(begins({ scheduleDefaultInput: "News?" })).toEqual({ question: "News?" });
    expect(begins({ scheduleInputMode: "none", scheduleDefaultInput: "News?" })).toEqual({ question: " " });
    expect(begins({ scheduleInputMode: "form", scheduleFormDefaults: '{"city":"Ulm"}' })).toEqual({
      form: { city: "Ulm" },
    });
  });
});

describe("a cron expression", () => {
  const parts = [
    "*",
    "*/5",
    "0",
    "1-5",
    "1,3,5-7",
    "7",
    "59",
    "60",
    "1-",
    "x",
    "5-1",
    "*/0",
    "1,,2",
    "MON",
    "",
    "31",
    "-1",
  ];
  it("is taken only when the clock takes it", () => {
    for (const part of parts)
      for (const place of [0, 1, 2, 3, 4]) {
        const expression = Array.from({ length: 5 }, (_, index) => (index === place ? part : "*")).join(" ");
        if (cronFault(expression) === undefined)
          expect(() => new Cron(expression, { mode: "5-or-6-parts" }), expression).not.toThrow();
      }
  });
  it.each(["*/15 * * * *", "0 0 1 1 0", "30 4 1,15 * 5", "10 0 9 * * 1-5", "0 8-18/2 * * 1-7"])(
    "such as %s is right",
    (given) => {
      expect(cronFault(given)).toBeUndefined();
    },
  );
  it.each([
    "60 * * * *",
    "* 24 * * *",
    "* * 0 * *",
    "* * * 13 *",
    "* * * * 8",
    "*/0 * * * *",
    "a * * * *",
    "5-1 * * * *",
    "1,,2 * * * *",
  ])("such as %s is wrong", (given) => {
    expect(cronFault(given)).toBeDefined();
  });
});
