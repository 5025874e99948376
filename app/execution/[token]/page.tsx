import type { Metadata } from "next";
import { SharedExecutionScreen } from "@/components/executions/shared-execution-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({
  title: t("Execution"),
  robots: { index: false, follow: false },
  // The address is the key: it must not be told to where a link in an answer leads.
  referrer: "no-referrer",
});

export default async function SharedExecutionPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return <SharedExecutionScreen token={token} />;
}
