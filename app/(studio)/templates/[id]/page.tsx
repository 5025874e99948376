import type { Metadata } from "next";
import { TemplateScreen } from "@/components/templates/template-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Template") });

export default async function TemplatePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <TemplateScreen key={id} id={id} />;
}
