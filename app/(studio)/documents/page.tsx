import type { Metadata } from "next";
import { StoresScreen } from "@/components/documents/stores-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Documents") });

export default function DocumentsPage() {
  return <StoresScreen />;
}
