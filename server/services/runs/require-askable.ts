import { AppError } from "@/domain/errors";
import type { CallableFlow } from "./callable-flow";
import type { RunDesk } from "./run-desk";

/** Throws `invalid_input` for a published flow that requests of other programs, or the clock, begin and nobody asks. */
export async function requireAskable(desk: RunDesk, flow: CallableFlow): Promise<void> {
  if (flow.kind !== "agentflow" || flow.publishedVersionId === null) return;
  const { plan } = await desk.prepared.get(flow, flow.publishedVersionId);
  if (!plan.ok || plan.kind !== "agentflow") return;
  const { startInputType } = plan.value.start.node.inputs;
  if (startInputType === "webhookTrigger")
    throw new AppError(
      "invalid_input",
      `This flow is begun by a webhook. Send the request to /api/v1/webhook/${flow.id}.`,
    );
  if (startInputType === "scheduleInput")
    throw new AppError(
      "invalid_input",
      "This flow is begun by its schedule. To ask it, choose another Input Type in its Start step and publish.",
    );
}
