import type { Metadata } from "next";
import { FlowListScreen } from "@/components/flow-list/flow-list-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Chatflows") });

export default function ChatflowsPage() {
  return <FlowListScreen kind="chatflow" />;
}
