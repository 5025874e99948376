import type { Metadata } from "next";
import { MembersScreen } from "@/components/settings/members-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Members") });

export default function MembersPage() {
  return <MembersScreen />;
}
