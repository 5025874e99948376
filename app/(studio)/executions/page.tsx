import type { Metadata } from "next";
import { ExecutionsScreen } from "@/components/executions/executions-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Executions") });

export default function ExecutionsPage() {
  return <ExecutionsScreen />;
}
