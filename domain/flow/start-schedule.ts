import { z } from "zod";
import { cronFault } from "./cron-fault";
import type { FlowNode } from "./flow-document";

/** The times at which an agentflow begins by itself, and with what. */
export interface StartSchedule {
  cron: string;
  timezone: string;
  /** Nothing begins after this day, or moment. */
  endDate: string | undefined;
  begins: { question: string } | { form: Record<string, unknown> };
}

/** `input` is the field to blame. Undefined: something is still missing. */
export type ReadSchedule =
  | { ok: true; schedule: StartSchedule }
  | { ok: false; problem: { input: string; message: string } | undefined };

const text = z.union([z.string(), z.number().transform(String)]).catch("");

const inputsSchema = z.object({
  startInputType: z.literal("scheduleInput"),
  scheduleType: z.enum(["visualPicker", "cronExpression"]).catch("visualPicker"),
  scheduleCronExpression: text,
  scheduleFrequency: z.enum(["hourly", "daily", "weekly", "monthly"]).optional().catch(undefined),
  scheduleOnMinute: text,
  scheduleOnTime: text,
  scheduleOnDayOfWeek: text,
  scheduleOnDayOfMonth: text,
  scheduleEndDate: text,
  scheduleTimezone: text,
  scheduleInputMode: z.enum(["text", "form", "none"]).catch("text"),
  scheduleDefaultInput: text,
  scheduleFormDefaults: z.unknown().optional(),
});

type Inputs = z.output<typeof inputsSchema>;
type Found = { cron: string } | { problem: { input: string; message: string } | undefined };

/** The schedule of a Start step; undefined for one that begins otherwise. */
export function readSchedule(inputs: FlowNode["inputs"]): ReadSchedule | undefined {
  const given = inputsSchema.safeParse(inputs).data;
  if (!given) return undefined;
  const found = given.scheduleType === "cronExpression" ? ofExpression(given) : ofPicked(given);
  if (!("cron" in found)) return { ok: false, problem: found.problem };
  const timezone = given.scheduleTimezone.trim() || "UTC";
  if (!isZone(timezone)) return refused("scheduleTimezone", `there is no time zone “${timezone}”`);
  const endDate = given.scheduleEndDate.trim() || undefined;
  if (endDate !== undefined && Number.isNaN(Date.parse(endDate)))
    return refused("scheduleEndDate", "the end is no date such as 2027-01-31");
  return { ok: true, schedule: { cron: found.cron, timezone, endDate, begins: beginsWith(given) } };
}

const refused = (input: string, what: string) => ({ ok: false as const, problem: problemOf(input, what) });
const problemOf = (input: string, what: string) => ({ input, message: `Schedule configuration is invalid: ${what}.` });
const missing: Found = { problem: undefined };

function ofExpression({ scheduleCronExpression: cron }: Inputs): Found {
  if (cron.trim() === "") return missing;
  const fault = cronFault(cron);
  if (fault === undefined) return { cron: cron.trim() };
  return { problem: problemOf("scheduleCronExpression", `the cron expression ${fault}`) };
}

function ofPicked(given: Inputs): Found {
  const { scheduleFrequency: frequency, scheduleOnMinute: minute } = given;
  if (frequency === undefined) return missing;
  if (frequency === "hourly") return checked(`${minute} * * * *`, minute, "scheduleOnMinute");
  if (given.scheduleOnTime.trim() === "") return missing;
  const [, hour, past] = /^(\d{1,2}):(\d{2})$/.exec(given.scheduleOnTime.trim()) ?? [];
  const time = `${String(Number(past))} ${String(Number(hour))}`;
  if (hour === undefined || cronFault(`${time} * * *`) !== undefined)
    return { problem: problemOf("scheduleOnTime", "the time is not one such as 09:30") };
  if (frequency === "daily") return { cron: `${time} * * *` };
  const days = frequency === "weekly" ? given.scheduleOnDayOfWeek : given.scheduleOnDayOfMonth;
  const listed = days
    .split(",")
    .map((day) => day.trim())
    .filter((day) => day !== "")
    .join(",");
  return frequency === "weekly"
    ? checked(`${time} * * ${listed}`, listed, "scheduleOnDayOfWeek")
    : checked(`${time} ${listed} * *`, listed, "scheduleOnDayOfMonth");
}

const expected = {
  scheduleOnMinute: "the minute is no number from 0 to 59",
  scheduleOnDayOfWeek: "the days of the week are no numbers from 1 (Monday) to 7 (Sunday)",
  scheduleOnDayOfMonth: "the days of the month are no numbers from 1 to 31",
};

function checked(cron: string, value: string, input: keyof typeof expected): Found {
  if (value.trim() === "") return missing;
  return cronFault(cron) === undefined ? { cron } : { problem: problemOf(input, expected[input]) };
}

function beginsWith({ scheduleInputMode: mode, scheduleDefaultInput, scheduleFormDefaults }: Inputs) {
  if (mode === "form") return { form: recordOf(scheduleFormDefaults) };
  // A run without a question has nothing to say, as one that a webhook begins without a text.
  return { question: (mode === "text" && scheduleDefaultInput) || " " };
}

function recordOf(value: unknown): Record<string, unknown> {
  const record = z.record(z.string(), z.unknown());
  if (typeof value !== "string") return record.safeParse(value).data ?? {};
  try {
    return record.safeParse(JSON.parse(value)).data ?? {};
  } catch {
    return {};
  }
}

function isZone(timeZone: string): boolean {
  try {
    return Intl.DateTimeFormat("en", { timeZone }).format(0) !== "";
  } catch {
    return false;
  }
}
