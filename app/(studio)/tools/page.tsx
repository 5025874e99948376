import type { Metadata } from "next";
import { ToolsScreen } from "@/components/tools/tools-screen";

export const metadata: Metadata = { title: "Tools" };

export default function ToolsPage() {
  return <ToolsScreen />;
}
