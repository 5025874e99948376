import type { Metadata } from "next";
import { NewToolScreen } from "@/components/tools/new-tool-screen";

export const metadata: Metadata = { title: "New tool" };

export default function NewToolPage() {
  return <NewToolScreen />;
}
