import { AppError } from "@/domain/errors";

/** SQLSTATEs of values that no column can hold, whatever the program does. */
const reasons: Readonly<Record<string, string>> = {
  "22021": "a character that cannot be stored (NUL)",
  "22P05": "a character that cannot be stored (NUL or half an emoji)",
  "22003": "a number that is too large",
  "22007": "a date that cannot be read",
  "22008": "a date that is out of range",
};

/** The database's refusal of what a caller sent, in words for the caller. Undefined for every other error. */
export function refusedByDatabase(error: unknown): AppError | undefined {
  // Drizzle wraps what the driver throws.
  for (let at = error; at instanceof Error; at = at.cause) {
    const reason = "code" in at && typeof at.code === "string" ? reasons[at.code] : undefined;
    if (reason !== undefined)
      return new AppError("invalid_input", `The request holds ${reason}. Remove it and try again.`, { cause: error });
  }
  return undefined;
}
