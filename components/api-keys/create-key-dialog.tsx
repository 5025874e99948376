"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { t } from "@/components/words/t";
import { CreateKeyForm } from "./create-key-form";
import { NewKey } from "./new-key";

interface CreateKeyDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Makes a key, then shows it this one time. Closing by accident is not possible while it is shown. */
export function CreateKeyDialog({ open, onOpenChange }: CreateKeyDialogProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [made, setMade] = useState<{ name: string; key: string } | null>(null);
  const create = useMutation(
    trpc.apiKeys.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ key }, { name }) => {
        setMade({ name, key });
        void queries.invalidateQueries(trpc.apiKeys.pathFilter());
      },
    }),
  );
  const close = () => {
    onOpenChange(false);
    setMade(null);
    create.reset();
  };
  return (
    <Dialog open={open} onOpenChange={(next) => !next && !made && close()}>
      {made ? (
        <DialogContent
          title={t("Store this key now")}
          description={t("“{name}” is shown this one time. It cannot be shown again.", { name: made.name })}
          answerNeeded
        >
          <NewKey apiKey={made.key} onStored={close} />
        </DialogContent>
      ) : (
        <DialogContent title={t("New API key")} description={t("For applications that call this server.")}>
          <CreateKeyForm
            busy={create.isPending}
            error={create.error ? errorMessage(create.error) : null}
            onCreate={(input) => create.mutate(input)}
          />
        </DialogContent>
      )}
    </Dialog>
  );
}
