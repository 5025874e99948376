import type { Database } from "@/server/data/database";
import type { Logger } from "@/server/platform/logger";
import type { ChatDesk } from "./chat-desk";
import { settleLostChats } from "./settle-lost-chats";

const everyMs = 2_000;

/** Settles chats that nobody may be looking at, again and again. Gives a function that ends it. */
export function keepSettlingChats(ports: { db: Database; log: Logger; chats: ChatDesk }): () => void {
  const timer = setInterval(() => {
    settleLostChats(ports, { alone: false }).catch((error: unknown) =>
      ports.log.warn({ err: error }, "Chats under way could not be looked through"),
    );
  }, everyMs).unref();
  return () => clearInterval(timer);
}
