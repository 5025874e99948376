import type { Metadata } from "next";
import { StoreScreen } from "@/components/documents/store-screen";

export const metadata: Metadata = { title: "Document store" };

export default async function DocumentStorePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <StoreScreen key={id} id={id} />;
}
