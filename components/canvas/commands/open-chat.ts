import { MessageSquare } from "lucide-react";
import { focusChat } from "@/components/canvas/focus-chat";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const openChat: Command = {
  id: "open-chat",
  name: msg("Chat with this flow"),
  group: "Flow",
  icon: MessageSquare,
  keys: ["mod+enter"],
  words: ["run", "test", "ask"],
  run: ({ store }) => {
    store.setState({ panel: "chat" });
    focusChat();
  },
};
