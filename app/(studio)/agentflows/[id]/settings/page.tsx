import type { Metadata } from "next";
import { FlowConfigScreen } from "@/components/flow-config/flow-config-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Configure") });

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <FlowConfigScreen id={id} kind="agentflow" />;
}
