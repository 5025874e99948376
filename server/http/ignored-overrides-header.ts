import { listIgnoredOverrides } from "@/server/services/runs/list-ignored-overrides";
import type { Asked } from "./answer-prediction";

const longest = 2_000;

/** Names the overrides that were sent in vain, for whoever builds against a flow. Callers in production are told nothing. */
export async function ignoredOverridesHeader(
  asked: Pick<Asked, "incoming" | "desk" | "flow" | "body" | "internal">,
): Promise<Record<string, string>> {
  if (asked.incoming.runtime.env.production || !asked.body.overrideConfig) return {};
  // What is wrong with the call is said by its answer.
  const ignored = await listIgnoredOverrides(asked.desk, asked).catch(() => []);
  if (ignored.length === 0) return {};
  // Names are the caller's and headers are plain text.
  const names = ignored.map((name) =>
    name.replace(/[^\w.-]/gu, (character) => encodeURIComponent(character.toWellFormed())),
  );
  return { "x-weft-ignored-overrides": names.join(", ").slice(0, longest) };
}
