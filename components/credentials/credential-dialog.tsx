"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import type { CredentialSpec } from "@/domain/catalogue/credential-spec";
import { type CredentialDraft, CredentialForm } from "./credential-form";
import { CredentialTypePicker } from "./credential-type-picker";
import { initialValues } from "./credential-values";
import { useCredentialSpecs } from "./use-credential-specs";

interface CredentialDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Edits this credential; without it a new one is made. */
  credentialId?: string;
  /** Which types may be made. One type alone is not asked for. */
  types?: readonly string[];
  /** Called with the id when it has been stored. */
  onSaved?: (id: string) => void;
}

/** Makes or edits a credential. It can be opened from anywhere, also from a node's settings. */
export function CredentialDialog({ open, onOpenChange, credentialId, types, onSaved }: CredentialDialogProps) {
  const done = (id: string) => {
    onOpenChange(false);
    onSaved?.(id);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      {credentialId ? (
        <EditCredential id={credentialId} onDone={done} />
      ) : (
        <NewCredential types={types} onDone={done} />
      )}
    </Dialog>
  );
}

function NewCredential({ types, onDone }: { types?: readonly string[]; onDone: (id: string) => void }) {
  const specs = useCredentialSpecs()?.filter((spec) => !types || types.includes(spec.name));
  const [chosen, setChosen] = useState<CredentialSpec | null>(null);
  const { save, busy, error, reset } = useSaveCredential(onDone);
  const single = specs?.length === 1 ? specs[0] : undefined;
  const spec = chosen ?? single;
  if (!spec) {
    return (
      <DialogContent title={t("New credential")} description={t("Choose the service it is for.")}>
        {specs ? <CredentialTypePicker specs={specs} onChoose={setChosen} /> : <FormSkeleton />}
      </DialogContent>
    );
  }
  const back = () => {
    setChosen(null);
    reset();
  };
  return (
    <DialogContent title={t("New {label} credential", { label: spec.label })} description={spec.description}>
      {!single && (
        <div className="px-5 pb-2">
          <Button variant="link" onClick={back}>
            <ArrowLeft aria-hidden />
            {t("Another service")}
          </Button>
        </div>
      )}
      <CredentialForm
        spec={spec}
        initial={{ name: spec.label, values: initialValues(spec) }}
        busy={busy}
        error={error}
        onSave={(draft) => save({ ...draft, type: spec.name })}
      />
    </DialogContent>
  );
}

function EditCredential({ id, onDone }: { id: string; onDone: (id: string) => void }) {
  const trpc = useTRPC();
  const credential = useQuery(trpc.credentials.get.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const specs = useCredentialSpecs();
  const { save, busy, error } = useSaveCredential(onDone);
  const spec = specs?.find(({ name }) => name === credential.data?.type);
  return (
    <DialogContent
      title={spec ? t("Edit {label} credential", { label: spec.label }) : t("Edit credential")}
      description={spec?.description}
    >
      {credential.data && spec && (
        <CredentialForm
          spec={spec}
          initial={{ name: credential.data.name, values: credential.data.values }}
          busy={busy}
          error={error}
          onSave={(draft) => save({ ...draft, id })}
        />
      )}
      {!credential.error && !(credential.data && specs) && <FormSkeleton />}
      {credential.error && (
        <LoadFailure message={errorMessage(credential.error)} onRetry={() => void credential.refetch()} />
      )}
      {credential.data && specs && !spec && (
        <LoadFailure
          message={t("This server has no credential type “{type}”. Delete it, or start a version that has it.", {
            type: credential.data.type,
          })}
        />
      )}
    </DialogContent>
  );
}

type Saved =
  | (CredentialDraft & { id: string; type?: undefined })
  | (CredentialDraft & { type: string; id?: undefined });

function useSaveCredential(onDone: (id: string) => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const create = useMutation(trpc.credentials.create.mutationOptions({ meta: { quiet: true } }));
  const update = useMutation(trpc.credentials.update.mutationOptions({ meta: { quiet: true } }));
  const failure = create.error ?? update.error;
  const run = async (saved: Saved) => {
    const { name, values } = saved;
    const id =
      saved.id === undefined
        ? (await create.mutateAsync({ name, values, type: saved.type })).id
        : (await update.mutateAsync({ name, values, id: saved.id }), saved.id);
    await queries.invalidateQueries(trpc.credentials.pathFilter());
    onDone(id);
  };
  return {
    // The failure is shown in the form.
    save: (saved: Saved) => void run(saved).catch(() => undefined),
    busy: create.isPending || update.isPending,
    error: failure ? errorMessage(failure) : null,
    reset: create.reset,
  };
}

const FormSkeleton = () => (
  <DialogBody role="status" aria-label={t("Loading")} className="pb-6">
    <Skeleton className="h-14" />
    <Skeleton className="h-14" />
    <Skeleton className="h-14" />
  </DialogBody>
);

const LoadFailure = ({ message, onRetry }: { message: string; onRetry?: () => void }) => (
  <DialogBody className="pb-6">
    <ErrorState
      title={t("The credential could not be opened")}
      message={message}
      onRetry={onRetry}
      className="border-0 py-6"
    />
  </DialogBody>
);
