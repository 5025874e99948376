import type { Metadata } from "next";
import { FlowListScreen } from "@/components/flow-list/flow-list-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Agentflows") });

export default function AgentflowsPage() {
  return <FlowListScreen kind="agentflow" />;
}
