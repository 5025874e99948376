import { MessagesSquare } from "lucide-react";
import type { Command } from "./command";

export const openMessages: Command = {
  id: "open-messages",
  name: "Messages of this flow",
  group: "Flow",
  icon: MessagesSquare,
  run: ({ deeds }) => deeds.openMessages(),
};
