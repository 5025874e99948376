import type { Metadata } from "next";
import { AuthCard } from "@/components/auth/auth-card";
import { SetupForm } from "@/components/auth/setup-form";
import { requireNoOwner } from "@/server/auth/page-access";

export const metadata: Metadata = { title: "Set up" };

export default async function SetupPage() {
  await requireNoOwner();
  return (
    <AuthCard
      title="Set up this server"
      description="Nobody has an account yet. The one you make now owns the workspace and can invite others."
    >
      <SetupForm />
    </AuthCard>
  );
}
