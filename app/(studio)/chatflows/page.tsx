import type { Metadata } from "next";
import { FlowListScreen } from "@/components/flow-list/flow-list-screen";

export const metadata: Metadata = { title: "Chatflows" };

export default function ChatflowsPage() {
  return <FlowListScreen kind="chatflow" />;
}
