import type { ServiceContext } from "../context";
import { changeFlow } from "./change-flow";

/** A public flow answers anyone who knows its id, without a key. */
export const setFlowPublic = (ctx: ServiceContext, input: { id: string; isPublic: boolean }): Promise<void> =>
  changeFlow(ctx, input.id, { isPublic: input.isPublic });
