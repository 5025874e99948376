import { applyOverrides } from "@/server/engine/apply-overrides";
import type { Prediction } from "./prediction";
import type { RunDesk } from "./run-desk";

/** Names of overrides that a call sends in vain, known before it runs. */
export async function listIgnoredOverrides(
  desk: RunDesk,
  { flow, body, internal }: Pick<Prediction, "flow" | "body" | "internal">,
): Promise<readonly string[]> {
  const versionId = internal ? flow.latestVersionId : flow.publishedVersionId;
  if (!body.overrideConfig || versionId === null) return [];
  const { plan } = await desk.prepared.get(flow, versionId);
  if (!plan.ok) return [];
  const { overrideRules } = flow.settings;
  const { overrideConfig } = body;
  const nodes = plan.kind === "chatflow" ? plan.value.order : [...plan.value.steps.values()];
  return applyOverrides(nodes, { overrideConfig, ...(overrideRules && { overrideRules }) }).ignored;
}
