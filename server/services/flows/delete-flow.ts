import type { ServiceContext } from "../context";
import { changeFlow } from "./change-flow";

/** Takes a flow away. `restoreFlow` brings it back until `purgeFlows` has removed it for good. */
export const deleteFlow = (ctx: ServiceContext, input: { id: string }): Promise<void> =>
  changeFlow(ctx, input.id, { deletedAt: ctx.clock.now() });
