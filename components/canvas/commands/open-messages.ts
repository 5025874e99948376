import { MessagesSquare } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const openMessages: Command = {
  id: "open-messages",
  name: msg("Messages of this flow"),
  group: "Flow",
  icon: MessagesSquare,
  run: ({ deeds }) => deeds.openMessages(),
};
