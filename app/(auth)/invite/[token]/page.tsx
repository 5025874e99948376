import type { Metadata } from "next";
import { InviteScreen } from "@/components/auth/invite-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Invitation"), referrer: "no-referrer" });

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return <InviteScreen token={token} />;
}
