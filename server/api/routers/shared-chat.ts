import { z } from "zod";
import { showSharedChat } from "@/server/services/flows/show-shared-chat";
import { id } from "../fields";
import { requireWithinLimit } from "../require-within-limit";
import { everyone, router } from "../trpc";

export const sharedChatRouter = router({
  show: everyone.input(z.strictObject({ id })).query(async ({ ctx, input }) => {
    await requireWithinLimit(ctx, "shared-chat", { max: 120, seconds: 60 });
    return showSharedChat(ctx.runtime, { id: input.id, member: ctx.member });
  }),
});
