import type { Fields } from "@/domain/catalogue/field";
import { AppError } from "@/domain/errors";
import type { Expiry } from "@/domain/api/trace-item";
import type { HumanDecision } from "../step-scope";

const minuteMs = 60_000;
const units = { minutes: minuteMs, hours: 60 * minuteMs, days: 24 * 60 * minuteMs } as const;

/** How long a step waits for a person, and what then. Flowise waits for ever. */
export const waitLimitInputs = {
  TimeLimit: {
    type: "number",
    label: "Wait at most",
    description: "How long a person may take to decide. Empty: for ever.",
    optional: true,
    additional: true,
    min: 0,
  },
  TimeLimitUnit: {
    type: "options",
    label: "Unit",
    default: "hours",
    optional: true,
    additional: true,
    options: [
      { name: "minutes", label: "Minutes" },
      { name: "hours", label: "Hours" },
      { name: "days", label: "Days" },
    ],
  },
  TimeLimitThen: {
    type: "options",
    label: "When time is up",
    description: "What happens when nobody has answered by then.",
    default: "reject",
    optional: true,
    additional: true,
    options: [
      { name: "reject", label: "Reject" },
      { name: "fail", label: "Fail", description: "What is set for a step that fails is done." },
    ],
  },
} as const satisfies Fields;

export interface WaitLimit {
  amount: number | undefined;
  unit: keyof typeof units | undefined;
  outcome: Expiry["outcome"] | undefined;
}

/** When waiting that begins now ends by itself, if it does. */
export function expiryOf(limit: WaitLimit, now: Date): { expires?: Expiry } {
  const ms = spanOf(limit);
  const at = new Date(now.getTime() + ms);
  // Longer than dates reach is for ever.
  if (!(ms > 0) || Number.isNaN(at.getTime())) return {};
  return { expires: { at: at.toISOString(), outcome: limit.outcome ?? "reject" } };
}

const spanOf = ({ amount = 0, unit = "hours" }: WaitLimit): number => amount * units[unit];

/** Throws when nobody has decided in time and the step's author wants that to be a failure. */
export function requireDecided({ expired }: HumanDecision, { amount = 0, unit = "hours", outcome }: WaitLimit): void {
  if (!expired || outcome !== "fail") return;
  const span = `${String(amount)} ${amount === 1 ? unit.slice(0, -1) : unit}`;
  throw new AppError(
    "unprocessable",
    `Nobody decided within ${span}. Ask again, or give people more time in the step's settings.`,
    { nature: "author" },
  );
}
