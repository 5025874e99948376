import type { RouterOutputs } from "@/components/trpc/client";

/** A chat as the lists know it. */
export type ChatSummary = RouterOutputs["chats"]["list"]["items"][number];
export type ChatStatus = ChatSummary["status"];
/** What a chat's flow says of itself. */
export type ChatOpening = RouterOutputs["chats"]["get"]["opening"];
