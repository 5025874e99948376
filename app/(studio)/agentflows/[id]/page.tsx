import type { Metadata } from "next";
import { CanvasScreen } from "@/components/canvas/canvas-screen";

export const metadata: Metadata = { title: "Agentflow" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <CanvasScreen id={id} kind="agentflow" />;
}
