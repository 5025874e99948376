import { msg, type Wording } from "@/components/words/msg";

export const expiries = ["never", "7", "30", "90", "365"] as const;
export type Expiry = (typeof expiries)[number];

export const expiryChoices: readonly { value: Expiry; label: Wording }[] = [
  { value: "never", label: msg("Never") },
  { value: "7", label: msg("In 7 days") },
  { value: "30", label: msg("In 30 days") },
  { value: "90", label: msg("In 90 days") },
  { value: "365", label: msg("In a year") },
];

const day = 24 * 60 * 60 * 1000;

/** The moment a key expires, counted from `now` (milliseconds since 1970), or null for never. */
export const expiryDate = (expiry: Expiry, now: number): Date | null =>
  expiry === "never" ? null : new Date(now + Number(expiry) * day);

/** Whether an expiry deserves a word of warning: it has passed, or comes within a week. */
export function expiryState(expiresAt: Date | null, now: number): "never" | "later" | "soon" | "expired" {
  if (!expiresAt) return "never";
  const left = expiresAt.getTime() - now;
  if (left <= 0) return "expired";
  return left < 7 * day ? "soon" : "later";
}
