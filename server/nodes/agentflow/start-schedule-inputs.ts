import { startFormRow } from "./start-form-row";

const shown = { startInputType: "scheduleInput" } as const;
const picked = { ...shown, scheduleType: "visualPicker" } as const;

const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];

/** At which times a run begins by itself, and with what. */
export const startScheduleInputs = {
  scheduleType: {
    type: "options",
    label: "Schedule Type",
    description: "Picked from lists, or written as a cron expression.",
    default: "visualPicker",
    options: [
      { name: "visualPicker", label: "Picked" },
      { name: "cronExpression", label: "Cron expression" },
    ],
    show: shown,
  },
  scheduleCronExpression: {
    type: "string",
    format: "cron",
    label: "Cron Expression",
    description: "Minute, hour, day of the month, month and day of the week.",
    placeholder: "0 9 * * 1-5",
    show: { ...shown, scheduleType: "cronExpression" },
  },
  scheduleFrequency: {
    type: "options",
    label: "Frequency",
    options: [
      { name: "hourly", label: "Hourly" },
      { name: "daily", label: "Daily" },
      { name: "weekly", label: "Weekly" },
      { name: "monthly", label: "Monthly" },
    ],
    show: picked,
  },
  scheduleOnMinute: {
    type: "number",
    label: "On Minute",
    min: 0,
    max: 59,
    step: 1,
    show: { ...picked, scheduleFrequency: "hourly" },
  },
  scheduleOnTime: {
    type: "string",
    picks: "time",
    label: "On Time",
    placeholder: "09:30",
    show: { ...picked, scheduleFrequency: ["daily", "weekly", "monthly"] },
  },
  scheduleOnDayOfWeek: {
    type: "string",
    picks: "weekDays",
    label: "On Day of Week",
    placeholder: "1,3,5",
    show: { ...picked, scheduleFrequency: "weekly" },
  },
  scheduleOnDayOfMonth: {
    type: "string",
    picks: "monthDays",
    label: "On Day of Month",
    placeholder: "1,15",
    show: { ...picked, scheduleFrequency: "monthly" },
  },
  scheduleEndDate: {
    type: "string",
    picks: "date",
    label: "End Date",
    description: "No run begins after this day.",
    optional: true,
    show: shown,
  },
  scheduleTimezone: {
    type: "options",
    label: "Timezone",
    optional: true,
    default: "UTC",
    options: zones.map((zone) => ({ name: zone, label: zone })),
    show: shown,
  },
  scheduleInputMode: {
    type: "options",
    label: "Input Mode",
    description: "What the question of a run is.",
    default: "text",
    options: [
      { name: "text", label: "Text" },
      { name: "form", label: "Form" },
      { name: "none", label: "None" },
    ],
    show: shown,
  },
  scheduleDefaultInput: {
    type: "string",
    label: "Default Input",
    description: "What each run is asked.",
    rows: 4,
    show: { ...shown, scheduleInputMode: "text" },
  },
  scheduleFormInputTypes: {
    type: "array",
    label: "Form Fields",
    show: { ...shown, scheduleInputMode: "form" },
    row: startFormRow,
  },
  scheduleFormDefaults: {
    type: "json",
    label: "Form Values",
    description: "What the fields of the form hold in each run, as a JSON object.",
    optional: true,
    show: { ...shown, scheduleInputMode: "form" },
  },
} as const;
