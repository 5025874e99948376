import { z } from "zod";
import { AppError } from "@/domain/errors";
import { abortChat } from "@/server/services/chats/abort-chat";
import type { ChatContext } from "@/server/services/chats/chat-context";
import { chatDeskOf } from "@/server/services/chats/chat-desk-of";
import { createChat } from "@/server/services/chats/create-chat";
import { deleteChat } from "@/server/services/chats/delete-chat";
import { giveInput } from "@/server/services/chats/give-input";
import { listChats } from "@/server/services/chats/list-chats";
import { openChat } from "@/server/services/chats/open-chat";
import { renameChat } from "@/server/services/chats/rename-chat";
import { type ChatCall, sendMessage } from "@/server/services/chats/send-message";
import type { ServiceContext } from "@/server/services/context";
import { byId, id, name, text } from "../fields";
import { page } from "../page";
import { type ApiContext, router, signedIn } from "../trpc";

const status = z.enum(["ready", "running", "wait_for_human_input", "completed", "error"]);
const pageSize = 50;
const longest = 1_000_000;

type Called = ApiContext & { service: ServiceContext };

/** A person's own chats. Their rows come by the events of the public API, which know the session too. */
export const chatsRouter = router({
  list: signedIn("viewer")
    .input(z.strictObject({ status: status.optional(), flowId: id.optional(), search: text(500).optional(), ...page }))
    .query(async ({ ctx, input: { cursor, direction: _forward, ...filter } }) => {
      const offset = /^\d{1,6}$/.test(cursor ?? "") ? Number(cursor) : 0;
      const chats = await listChats(chatsOf(ctx), { ...filter, limit: pageSize + 1, offset });
      const items = chats.slice(0, pageSize).map(({ paused: _kept, ...chat }) => chat);
      return { items, next: chats.length > pageSize ? String(offset + pageSize) : null };
    }),
  get: signedIn("viewer")
    .input(byId)
    .query(async ({ ctx, input }) => {
      const { chat, opening } = await openChat(chatsOf(ctx), input);
      const { paused: _kept, ...shown } = chat;
      return { chat: shown, opening };
    }),
  create: signedIn("viewer")
    .input(z.union([z.strictObject({ flowId: id, name }), z.strictObject({ templateId: id, name })]))
    .mutation(async ({ ctx, input }) => ({ id: (await createChat(chatsOf(ctx), input)).id })),
  rename: signedIn("viewer")
    .input(z.strictObject({ id, name }))
    .mutation(({ ctx, input }) => renameChat(chatsOf(ctx), input)),
  remove: signedIn("viewer")
    .input(byId)
    .mutation(({ ctx, input }) => deleteChat(chatsOf(ctx), input)),
  send: signedIn("viewer")
    .input(z.strictObject({ id, text: text(longest).min(1, "Write something first.") }))
    .mutation(async ({ ctx, input }) => {
      await sendMessage(chatsOf(ctx), { chatId: input.id, text: input.text, admit: admission(ctx) });
    }),
  /** An empty text is an answer too: go on without one. */
  input: signedIn("viewer")
    .input(z.strictObject({ id, text: text(longest), reject: z.boolean().optional() }))
    .mutation(({ ctx, input: { id: chatId, ...said } }) =>
      giveInput(chatsOf(ctx), { ...said, chatId, admit: admission(ctx) }),
    ),
  abort: signedIn("viewer")
    .input(byId)
    .mutation(({ ctx, input }) => abortChat(chatsOf(ctx), input)),
});

const chatsOf = (ctx: Called): ChatContext => ({ ...ctx.service, chats: chatDeskOf(ctx.runtime) });

/** A flow's own limit of calls counts here too. */
const admission =
  ({ runtime, address }: Called): ChatCall["admit"] =>
  async ({ id: flowId, settings: { rateLimit } }) => {
    if (!rateLimit) return;
    const { allowed, retryAfter } = await runtime.limiter.take(`flow|${flowId}|${address}`, rateLimit);
    if (!allowed) throw new AppError("rate_limited", rateLimit.message, { retryAfter });
  };
