import type { Metadata } from "next";
import { ToolScreen } from "@/components/tools/tool-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Tool") });

export default async function ToolPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ToolScreen key={id} id={id} />;
}
