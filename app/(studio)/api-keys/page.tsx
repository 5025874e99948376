import type { Metadata } from "next";
import { ApiKeysScreen } from "@/components/api-keys/api-keys-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("API keys") });

export default function ApiKeysPage() {
  return <ApiKeysScreen />;
}
