import type { Metadata } from "next";
import { MessageFlowsScreen } from "@/components/messages/message-flows-screen";

export const metadata: Metadata = { title: "Messages" };

export default function MessageFlowsPage() {
  return <MessageFlowsScreen />;
}
