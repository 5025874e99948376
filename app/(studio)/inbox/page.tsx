import type { Metadata } from "next";
import { InboxScreen } from "@/components/inbox/inbox-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Inbox") });

export default function InboxPage() {
  return <InboxScreen />;
}
