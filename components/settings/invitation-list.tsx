"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Mail, X } from "lucide-react";
import { toast } from "sonner";
import { type RouterOutputs, useTRPC } from "@/components/trpc/client";
import { IconButton } from "@/components/ui/icon-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { roleLabel } from "./roles";
import { SettingsSection } from "./settings-section";

type Invitation = RouterOutputs["members"]["list"]["invitations"][number];

export function InvitationList({ invitations }: { invitations: readonly Invitation[] }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const revoke = useMutation(
    trpc.members.revokeInvitation.mutationOptions({
      onSuccess: () => toast(t("Invitation revoked")),
      onSettled: () => queries.invalidateQueries(trpc.members.pathFilter()),
    }),
  );
  return (
    <SettingsSection
      title={t("Open invitations")}
      description={t("A link works once. It cannot be shown again; revoke it and make a new one.")}
    >
      <ul aria-label={t("Open invitations")} className="divide-y">
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li key={id} className="flex items-center gap-4 px-5 py-3">
            <Mail aria-hidden className="size-4 shrink-0 text-muted-foreground" />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{email ?? t("Anyone with the link")}</p>
              <p className="text-sm text-muted-foreground">
                {rich("{roleLabel} · expires {time}", {
                  roleLabel: roleLabel(role),
                  time: <RelativeTime at={expiresAt} />,
                })}
              </p>
            </div>
            <IconButton
              label={t("Revoke the invitation for {email}", { email: email ?? t("anyone with the link") })}
              plain
              disabled={revoke.isPending}
              onClick={() => revoke.mutate({ id })}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
    </SettingsSection>
  );
}
