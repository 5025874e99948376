"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";
import { t } from "@/components/words/t";
import { NewAccountForm } from "./new-account-form";

interface InviteFormProps {
  token: string;
  /** The only address that may accept, or null for any. */
  address: string | null;
}

/** Makes an account and joins, or joins with the account that the address has. */
export function InviteForm({ token, address }: InviteFormProps) {
  const trpc = useTRPC();
  const accept = useMutation(trpc.invite.accept.mutationOptions({ meta: { quiet: true } }));
  return (
    <NewAccountForm
      address={address}
      verb={t("Join")}
      create={(account) => accept.mutateAsync({ token, ...account })}
      pending={accept.isPending}
      error={accept.error}
    >
      <p className="text-sm text-muted-foreground">
        {t("If the address has an account here already, enter the password of that account.")}
      </p>
    </NewAccountForm>
  );
}
