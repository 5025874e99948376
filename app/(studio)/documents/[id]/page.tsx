import type { Metadata } from "next";
import { StoreScreen } from "@/components/documents/store-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Document store") });

export default async function DocumentStorePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <StoreScreen key={id} id={id} />;
}
