import type { Metadata } from "next";
import { VariablesScreen } from "@/components/variables/variables-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Variables") });

export default function VariablesPage() {
  return <VariablesScreen />;
}
