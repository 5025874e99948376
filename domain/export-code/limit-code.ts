import type { Draft } from "./draft";
import { type Code, code, objectCode } from "./literal";
import type { Settings } from "./settings-of";

const minuteMs = 60_000;
const units: Readonly<Record<string, number>> = { minutes: minuteMs, hours: 60 * minuteMs, days: 1440 * minuteMs };

/** How long a step waits for a person, where it does not wait for ever. `prefix` is that of its fields. */
export function limitCode(draft: Draft, settings: Settings, prefix: string): Code | undefined {
  const amount = settings.number(`${prefix}TimeLimit`) ?? 0;
  if (amount <= 0) return undefined;
  draft.features.add("limit");
  const unit = settings.text(`${prefix}TimeLimitUnit`) || "hours";
  const span = `${String(amount)} ${amount === 1 ? unit.slice(0, -1) : unit}`;
  const outcome = settings.text(`${prefix}TimeLimitThen`) === "fail" ? "fail" : "reject";
  return code(objectCode({ ms: amount * (units[unit] ?? minuteMs), span, outcome }));
}
