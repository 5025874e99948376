import { AppError } from "@/domain/errors";
import { leads } from "@/server/data/schema/conversations";
import type { ServiceContext } from "../context";
import { storableText } from "@/server/data/storable";
import { leadColumns, type LeadRow } from "./lead-row";

/** Keeps who a visitor of a flow said they are. */
export async function keepLead(
  ctx: ServiceContext,
  input: { flowId: string; chatId: string; name: string; email: string; phone: string },
): Promise<LeadRow> {
  const [row] = await ctx.db
    .insert(leads)
    .values({
      workspaceId: ctx.actor.workspaceId,
      flowId: input.flowId,
      chatId: storableText(input.chatId),
      name: storableText(input.name),
      email: storableText(input.email),
      phone: storableText(input.phone),
    })
    .returning(leadColumns);
  if (!row) throw new AppError("internal", "The lead was not kept.");
  return row;
}
