import type { Metadata } from "next";
import { TemplateScreen } from "@/components/templates/template-screen";

export const metadata: Metadata = { title: "Template" };

export default async function TemplatePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <TemplateScreen key={id} id={id} />;
}
