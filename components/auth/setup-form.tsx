"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";
import { t } from "@/components/words/t";
import { NewAccountForm } from "./new-account-form";

/** Makes the first account of a server, which owns it. */
export function SetupForm() {
  const trpc = useTRPC();
  const create = useMutation(trpc.setup.createOwner.mutationOptions({ meta: { quiet: true } }));
  return (
    <NewAccountForm
      verb={t("Create the owner's account")}
      create={create.mutateAsync}
      pending={create.isPending}
      error={create.error}
    />
  );
}
