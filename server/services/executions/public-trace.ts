import type { TraceItem } from "@/domain/api/trace-item";
import { embeddedCredentialKey } from "@/domain/flow/flowise-format";

/** What says which credential was used, and who decided: nothing for strangers. */
const hidden = new Set([embeddedCredentialKey, "credential", "credentialId", "decidedBy"]);

/** A trace as people outside the workspace may see it. */
export const publicTrace = (trace: readonly TraceItem[]): TraceItem[] =>
  // Only keys that are optional everywhere are left out.
  trace.map((item) => without(item) as TraceItem);

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (hidden.has(key) ? [] : [[key, without(inner)]])),
  );
}
