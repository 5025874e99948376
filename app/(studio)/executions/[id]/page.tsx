import type { Metadata } from "next";
import { ExecutionScreen } from "@/components/executions/execution-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Execution") });

export default async function ExecutionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ExecutionScreen key={id} id={id} />;
}
