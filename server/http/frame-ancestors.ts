import type { CallableFlow } from "@/server/services/runs/callable-flow";
import { normalOrigin } from "@/domain/flow-settings/origin";

/**
 * Who may show a flow's chat page in a frame: for a public flow the sites its owner named, or all when none is named.
 * One that is not public is used with a member's session, so no site may lay it under its own buttons.
 */
export function frameAncestors(flow: Pick<CallableFlow, "isPublic" | "settings"> | null): string {
  if (!flow?.isPublic) return "'none'";
  const { allowedOrigins } = flow.settings;
  if (allowedOrigins.length === 0) return "*";
  return ["'self'", ...allowedOrigins.flatMap((origin) => normalOrigin(origin) ?? [])].join(" ");
}
