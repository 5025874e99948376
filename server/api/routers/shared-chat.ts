import { z } from "zod";
import { waitsInChat } from "@/server/services/executions/waits-in-chat";
import { showSharedChat } from "@/server/services/flows/show-shared-chat";
import { id, text } from "../fields";
import { requireWithinLimit } from "../require-within-limit";
import { everyone, router } from "../trpc";

export const sharedChatRouter = router({
  show: everyone.input(z.strictObject({ id })).query(async ({ ctx, input }) => {
    await requireWithinLimit(ctx, "shared-chat", { max: 120, seconds: 60 });
    return showSharedChat(ctx.runtime, { id: input.id, member: ctx.member });
  }),
  /** Steps of a conversation that wait for a person. Who knows its id was told it. */
  waits: everyone.input(z.strictObject({ id, chatId: text(500) })).query(async ({ ctx, input }) => {
    await requireWithinLimit(ctx, "shared-chat-waits", { max: 120, seconds: 60 });
    return waitsInChat(ctx.runtime, { ...input, member: ctx.member });
  }),
});
