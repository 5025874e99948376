"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { t } from "@/components/words/t";

interface PublishTemplateDialogProps {
  flow: { id: string; name: string };
  open: boolean;
  onClose: () => void;
  /** Saves what is not saved yet; false when that failed. */
  beforePublish?: () => Promise<boolean>;
}

/** Asks under which name a flow is to stand among the templates. */
export function PublishTemplateDialog({ open, onClose, ...props }: PublishTemplateDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        title={t("Publish as template")}
        description={t(
          "Everybody in this workspace can look at it, chat with it, and begin a flow of their own from it.",
        )}
        size="md"
      >
        <PublishForm {...props} onDone={onClose} />
      </DialogContent>
    </Dialog>
  );
}

interface PublishFormProps extends Omit<PublishTemplateDialogProps, "open" | "onClose"> {
  onDone: () => void;
}

function PublishForm({ flow, beforePublish, onDone }: PublishFormProps) {
  const [name, setName] = useState(flow.name);
  const [description, setDescription] = useState("");
  const [unsaved, setUnsaved] = useState(false);
  const publish = usePublish(onDone);
  const submit = async () => {
    const saved = (await beforePublish?.()) ?? true;
    setUnsaved(!saved);
    if (saved) publish.mutate({ flowId: flow.id, name: name.trim(), description: description.trim() });
  };
  const nameless = name.trim() === "";
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!nameless && !publish.isPending) void submit();
  };
  return (
    <form onSubmit={onSubmit} className="flex min-h-0 flex-col" noValidate>
      <DialogBody>
        <Field label={t("Name")} error={nameless ? t("Give it a name, so that others find it.") : null}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t("Description")}
          optional
          help={t("What it is good for, and what one has to bring. Markdown is fine.")}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={4}
              maxLength={5_000}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        <p className="text-sm text-muted-foreground">
          {t(
            "Credentials, passwords and files stay here: who begins a flow from it chooses their own. Later changes of this flow do not change the template.",
          )}
        </p>
        <Failure error={publish.error} unsaved={unsaved} />
      </DialogBody>
      <Buttons disabled={nameless} busy={publish.isPending} />
    </form>
  );
}

const Buttons = ({ disabled, busy }: { disabled: boolean; busy: boolean }) => (
  <DialogFooter>
    <DialogClose asChild>
      <Button>{t("Cancel")}</Button>
    </DialogClose>
    <Button type="submit" variant="primary" disabled={disabled} busy={busy}>
      {t("Publish")}
    </Button>
  </DialogFooter>
);

/** Why nothing was published. */
function Failure({ error, unsaved }: { error: unknown; unsaved: boolean }) {
  if (!error && !unsaved) return null;
  return (
    <p role="alert" className="text-danger">
      {error ? errorMessage(error) : t("The flow has to be saved first, and that failed.")}
    </p>
  );
}

function usePublish(onDone: () => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  return useMutation(
    trpc.templates.publish.mutationOptions({
      onSuccess: ({ id }) => {
        void queries.invalidateQueries(trpc.templates.pathFilter());
        toast.success(t("Published as a template"), {
          action: { label: t("Look at it"), onClick: () => router.push(`/templates/${id}`) },
        });
        onDone();
      },
      onError: () => undefined,
    }),
  );
}
