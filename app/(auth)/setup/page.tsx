import type { Metadata } from "next";
import { AuthCard } from "@/components/auth/auth-card";
import { SetupForm } from "@/components/auth/setup-form";
import { t } from "@/components/words/t";
import { requireNoOwner } from "@/server/auth/page-access";

export const generateMetadata = (): Metadata => ({ title: t("Set up") });

export default async function SetupPage() {
  await requireNoOwner();
  return (
    <AuthCard
      title={t("Set up this server")}
      description={t("Nobody has an account yet. The one you make now owns the workspace and can invite others.")}
    >
      <SetupForm />
    </AuthCard>
  );
}
