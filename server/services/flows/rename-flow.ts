import type { ServiceContext } from "../context";
import { changeFlow } from "./change-flow";

export const renameFlow = (ctx: ServiceContext, input: { id: string; name: string }): Promise<void> =>
  changeFlow(ctx, input.id, { name: input.name });
