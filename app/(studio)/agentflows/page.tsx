import type { Metadata } from "next";
import { FlowListScreen } from "@/components/flow-list/flow-list-screen";

export const metadata: Metadata = { title: "Agentflows" };

export default function AgentflowsPage() {
  return <FlowListScreen kind="agentflow" />;
}
