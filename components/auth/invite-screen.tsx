"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import { AuthCard } from "./auth-card";
import { InviteForm } from "./invite-form";
import { ProviderButtons } from "./provider-buttons";

/** Where an invitation link leads. */
export function InviteScreen({ token }: { token: string }) {
  const trpc = useTRPC();
  const invitation = useQuery(
    trpc.invite.show.queryOptions({ token }, { retry: false, staleTime: Number.POSITIVE_INFINITY }),
  );
  if (invitation.error) {
    return (
      <AuthCard title={t("This invitation cannot be used")} description={errorMessage(invitation.error)}>
        <Button asChild size="lg" className="w-full">
          <Link href="/sign-in">{t("Go to the sign-in page")}</Link>
        </Button>
      </AuthCard>
    );
  }
  if (!invitation.data) {
    return (
      <AuthCard title={t("Invitation")}>
        <div role="status" aria-label={t("Loading")} className="flex flex-col gap-4">
          <Skeleton className="h-5 w-2/3" />
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
        </div>
      </AuthCard>
    );
  }
  const { workspace, role, email } = invitation.data;
  return (
    <AuthCard
      title={t("Join {workspace}", { workspace })}
      description={role === "viewer" ? t("You are invited as a viewer.") : t("You are invited as an {role}.", { role })}
    >
      <div className="flex flex-col gap-5">
        <InviteForm token={token} address={email ?? null} />
        <ProviderButtons next={`/invite/${token}`} />
      </div>
    </AuthCard>
  );
}
