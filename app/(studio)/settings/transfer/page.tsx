import type { Metadata } from "next";
import { t } from "@/components/words/t";
import { TransferScreen } from "@/components/workspace-transfer/transfer-screen";

export const generateMetadata = (): Metadata => ({ title: t("Import and export") });

export default function TransferPage() {
  return <TransferScreen />;
}
