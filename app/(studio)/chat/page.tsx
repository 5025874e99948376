import type { Metadata } from "next";
import { ChatsScreen } from "@/components/chats/chats-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Chats") });

export default function ChatPage() {
  return <ChatsScreen />;
}
