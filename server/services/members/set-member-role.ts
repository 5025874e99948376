import type { Role } from "@/server/data/schema/accounts";
import type { ServiceContext } from "../context";
import { changeMembership } from "./change-membership";

export const setMemberRole = (ctx: ServiceContext, input: { userId: string; role: Role }): Promise<void> =>
  changeMembership(ctx, input.userId, input.role);
