import type { Metadata } from "next";
import { ExecutionScreen } from "@/components/executions/execution-screen";

export const metadata: Metadata = { title: "Execution" };

export default async function ExecutionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ExecutionScreen key={id} id={id} />;
}
