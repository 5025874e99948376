import type { Metadata } from "next";
import { TemplatesScreen } from "@/components/templates/templates-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Templates") });

export default function TemplatesPage() {
  return <TemplatesScreen />;
}
