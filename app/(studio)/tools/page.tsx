import type { Metadata } from "next";
import { ToolsScreen } from "@/components/tools/tools-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Tools") });

export default function ToolsPage() {
  return <ToolsScreen />;
}
