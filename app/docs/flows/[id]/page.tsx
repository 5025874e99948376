import type { Metadata } from "next";
import { FlowDocsScreen } from "@/components/docs/flow-docs-screen";
import { requirePageMember } from "@/server/auth/page-access";

export const metadata: Metadata = { title: "API of a flow" };

export default async function FlowDocsPage({ params }: { params: Promise<{ id: string }> }) {
  await requirePageMember();
  const { id } = await params;
  return <FlowDocsScreen id={id} />;
}
