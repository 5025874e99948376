import type { Metadata } from "next";
import { ExecutionsScreen } from "@/components/executions/executions-screen";

export const metadata: Metadata = { title: "Executions" };

export default function ExecutionsPage() {
  return <ExecutionsScreen />;
}
