import type { Metadata } from "next";
import { FlowDocsScreen } from "@/components/docs/flow-docs-screen";
import { t } from "@/components/words/t";
import { requirePageMember } from "@/server/auth/page-access";

export const generateMetadata = (): Metadata => ({ title: t("API of a flow") });

export default async function FlowDocsPage({ params }: { params: Promise<{ id: string }> }) {
  await requirePageMember();
  const { id } = await params;
  return <FlowDocsScreen id={id} />;
}
