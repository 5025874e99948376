import type { Metadata } from "next";
import { MessagesScreen } from "@/components/messages/messages-screen";

export const metadata: Metadata = { title: "Messages" };

export default async function MessagesPage({ params }: { params: Promise<{ flowId: string }> }) {
  const { flowId } = await params;
  return <MessagesScreen key={flowId} flowId={flowId} />;
}
