import type { Metadata } from "next";
import { NewToolScreen } from "@/components/tools/new-tool-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("New tool") });

export default function NewToolPage() {
  return <NewToolScreen />;
}
