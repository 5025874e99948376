import type { ServiceContext } from "../context";
import { changeMembership } from "./change-membership";

/** Ends a membership, and with it the person's sessions here. */
export const removeMember = (ctx: ServiceContext, input: { userId: string }): Promise<void> =>
  changeMembership(ctx, input.userId, null);
