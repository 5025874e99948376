import type { Metadata } from "next";
import { StoresScreen } from "@/components/documents/stores-screen";

export const metadata: Metadata = { title: "Documents" };

export default function DocumentsPage() {
  return <StoresScreen />;
}
