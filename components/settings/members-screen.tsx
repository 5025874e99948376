"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { useViewer } from "@/components/frame/use-viewer";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { t } from "@/components/words/t";
import { CardSkeleton } from "./card-skeleton";
import { InvitationList } from "./invitation-list";
import { InviteDialog } from "./invite-dialog";
import { MemberRow } from "./member-row";
import { SettingsSection } from "./settings-section";

export function MembersScreen() {
  const trpc = useTRPC();
  const { viewer, isOwner } = useViewer();
  const { data, error, refetch } = useQuery(trpc.members.list.queryOptions());
  const [inviting, setInviting] = useState(false);
  if (error && !data) {
    return (
      <ErrorState
        title={t("The members could not be loaded")}
        message={errorMessage(error)}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data || !viewer) return <CardSkeleton />;
  return (
    <>
      <SettingsSection
        title={t("Members")}
        description={
          isOwner ? t("Who may do what in this workspace.") : t("Only owners can invite people and change roles.")
        }
        action={
          isOwner && (
            <Button variant="primary" onClick={() => setInviting(true)}>
              <UserPlus aria-hidden />
              {t("Invite")}
            </Button>
          )
        }
      >
        <ul aria-label={t("Members")} className="divide-y">
          {data.members.map((member) => (
            <MemberRow
              key={member.userId}
              member={member}
              isOwner={isOwner}
              isSelf={member.userId === viewer.user.id}
            />
          ))}
        </ul>
      </SettingsSection>
      {data.invitations.length > 0 && <InvitationList invitations={data.invitations} />}
      <InviteDialog open={inviting} onOpenChange={setInviting} />
    </>
  );
}
