import type { Metadata } from "next";
import { MessagesScreen } from "@/components/messages/messages-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Messages") });

export default async function MessagesPage({ params }: { params: Promise<{ flowId: string }> }) {
  const { flowId } = await params;
  return <MessagesScreen key={flowId} flowId={flowId} />;
}
