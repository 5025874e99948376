import type { Metadata } from "next";
import { MessageFlowsScreen } from "@/components/messages/message-flows-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Messages") });

export default function MessageFlowsPage() {
  return <MessageFlowsScreen />;
}
