import type { Metadata } from "next";
import { SharedChat } from "@/components/chat/shared-chat";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Chat") });

export default async function ChatbotPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <SharedChat id={id} />;
}
