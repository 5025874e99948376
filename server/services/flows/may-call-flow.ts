import type { Database } from "@/server/data/database";
import type { Actor } from "../context";
import type { CallableFlow } from "../runs/callable-flow";
import { maySeeFlow } from "./see-flow";

/**
 * Whether somebody of the flow's workspace may call it. A key that was assigned to it may, whoever made it: that is how
 * a private flow is given to one program. Anybody may call a public flow.
 */
export async function mayCallFlow(
  asking: { db: Database; actor: Actor },
  flow: Pick<CallableFlow, "createdBy" | "isPublic" | "keyIds" | "sharing">,
): Promise<boolean> {
  const { actor } = asking;
  if (flow.isPublic || (actor.kind === "key" && flow.keyIds?.has(actor.keyId))) return true;
  return maySeeFlow(asking, flow);
}
