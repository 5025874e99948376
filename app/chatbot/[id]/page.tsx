import type { Metadata } from "next";
import { SharedChat } from "@/components/chat/shared-chat";

export const metadata: Metadata = { title: "Chat" };

export default async function ChatbotPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <SharedChat id={id} />;
}
