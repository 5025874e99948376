/** Ids or names that a field holds, as a JSON list or separated by commas. */
export function wordList(text: string | undefined): string[] {
  let read: unknown = (text ?? "").split(",");
  try {
    if (text?.trim().startsWith("[")) read = JSON.parse(text);
  } catch {
    // Written by hand; what stands between the commas will do.
  }
  const all: readonly unknown[] = Array.isArray(read) ? read : [];
  return all.flatMap((each) => (typeof each === "string" && each.trim() ? [each.trim()] : []));
}
