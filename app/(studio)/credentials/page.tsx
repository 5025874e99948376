import type { Metadata } from "next";
import { CredentialsScreen } from "@/components/credentials/credentials-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Credentials") });

export default function CredentialsPage() {
  return <CredentialsScreen />;
}
