import { createHash } from "node:crypto";
import type { TextDocument } from "@/server/nodes/documents/document-slots";

/**
 * The id of a document in a store: the same text with the same metadata always has the same one, in a form (UUID) that
 * every store takes.
 */
export function documentKey({ pageContent, metadata }: TextDocument): string {
  const hex = createHash("sha256").update(pageContent).update("\0").update(stable(metadata)).digest("hex");
  // Version 8 of RFC 9562: a name-based UUID whose maker decides how.
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
}

/** JSON whose keys are in order. */
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${stable(item)}`).join(",")}}`;
}
