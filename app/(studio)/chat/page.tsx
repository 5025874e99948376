import type { Metadata } from "next";
import { ChatsScreen } from "@/components/chats/chats-screen";

export const metadata: Metadata = { title: "Chats" };

export default function ChatPage() {
  return <ChatsScreen />;
}
