"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserMinus } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { Avatar } from "@/components/frame/avatar";
import { type RouterOutputs, useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { translatedChoices } from "@/components/words/translated-choices";
import { roleChoices, roleLabel } from "./roles";

export type Member = RouterOutputs["members"]["list"]["members"][number];

interface MemberRowProps {
  member: Member;
  /** The viewer may change roles. */
  isOwner: boolean;
  /** This row is the viewer. */
  isSelf: boolean;
}

export function MemberRow({ member, isOwner, isSelf }: MemberRowProps) {
  const { userId, email, name, role, createdAt } = member;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [removing, setRemoving] = useState(false);
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries(trpc.members.pathFilter()),
      queries.invalidateQueries(trpc.account.pathFilter()),
    ]);
  const setRole = useMutation(trpc.members.setRole.mutationOptions({ onSettled: refresh }));
  const called = name || email;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <Avatar name={name} email={email} className="size-8 text-xs" />
      <div className="min-w-40 flex-1">
        <p className="truncate font-medium">
          {called}
          {isSelf && <span className="ml-1.5 font-normal text-muted-foreground">{t("you")}</span>}
        </p>
        <p className="truncate text-sm text-muted-foreground">
          {name && `${email} · `}
          {rich("since {time}", { time: <RelativeTime at={createdAt} /> })}
        </p>
      </div>
      {isOwner ? (
        <Select
          aria-label={t("Role of {called}", { called })}
          className="w-28"
          value={setRole.isPending ? setRole.variables.role : role}
          onValueChange={(next) => setRole.mutate({ userId, role: next })}
          choices={translatedChoices(roleChoices)}
        />
      ) : (
        <span className="text-muted-foreground">{roleLabel(role)}</span>
      )}
      {isOwner && !isSelf && (
        <IconButton label={t("Remove {called}", { called })} plain onClick={() => setRemoving(true)}>
          <UserMinus />
        </IconButton>
      )}
      {removing && <RemoveMember member={member} onClose={() => setRemoving(false)} onRemoved={() => void refresh()} />}
    </li>
  );
}

function RemoveMember({ member, onClose, onRemoved }: { member: Member; onClose: () => void; onRemoved: () => void }) {
  const trpc = useTRPC();
  const remove = useMutation(
    trpc.members.remove.mutationOptions({
      meta: { quiet: true },
      onSuccess: () => {
        toast(t("{email} removed", { email: member.email }));
        onRemoved();
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("Remove {name}?", { name: member.name || member.email })}
      action={t("Remove member")}
      typeToConfirm={member.email}
      busy={remove.isPending}
      error={remove.error ? errorMessage(remove.error) : null}
      onConfirm={() => remove.mutate({ userId: member.userId })}
    >
      {t("Their sessions here end at once. What they made stays. To come back they need a new invitation.")}
    </ConfirmDialog>
  );
}
