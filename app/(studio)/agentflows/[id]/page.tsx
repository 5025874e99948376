import type { Metadata } from "next";
import { CanvasScreen } from "@/components/canvas/canvas-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Agentflow") });

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <CanvasScreen id={id} kind="agentflow" />;
}
