import type { Metadata } from "next";
import { ToolScreen } from "@/components/tools/tool-screen";

export const metadata: Metadata = { title: "Tool" };

export default async function ToolPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ToolScreen key={id} id={id} />;
}
