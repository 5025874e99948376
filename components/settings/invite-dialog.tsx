"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { looksLikeEmail } from "@/components/auth/email-field";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { translatedChoices } from "@/components/words/translated-choices";
import { type Role, roleChoices } from "./roles";

interface InviteDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Makes a link that lets one person in. */
export function InviteDialog({ open, onOpenChange }: InviteDialogProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const invite = useMutation(
    trpc.members.invite.mutationOptions({
      meta: { quiet: true },
      onSuccess: () => queries.invalidateQueries(trpc.members.pathFilter()),
    }),
  );
  const change = (next: boolean) => {
    onOpenChange(next);
    if (!next) invite.reset();
  };
  return (
    <Dialog open={open} onOpenChange={change}>
      {invite.data ? (
        <DialogContent
          title={t("Send this link")}
          description={t("It lets one person in, once. It is not shown again.")}
        >
          <InviteLink url={invite.data.url} expiresAt={invite.data.expiresAt} />
        </DialogContent>
      ) : (
        <DialogContent title={t("Invite a person")} description={t("You get a link to send them.")}>
          <InviteForm
            busy={invite.isPending}
            error={invite.error ? errorMessage(invite.error) : null}
            onInvite={(role, email) => invite.mutate({ role, email })}
          />
        </DialogContent>
      )}
    </Dialog>
  );
}

interface InviteFormProps {
  busy: boolean;
  error: string | null;
  onInvite: (role: Role, email: string | null) => void;
}

function InviteForm({ busy, error, onInvite }: InviteFormProps) {
  const [role, setRole] = useState<Role>("editor");
  const [email, setEmail] = useState("");
  const [tried, setTried] = useState(false);
  const mistake = email.trim() !== "" && !looksLikeEmail(email) ? t("This is no e-mail address.") : null;
  const choices = translatedChoices(roleChoices);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!mistake) onInvite(role, email.trim() || null);
  };
  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <Field
          label={t("E-mail")}
          optional
          help={t("With an address, only that address can use the link.")}
          error={tried ? mistake : null}
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              type="email"
              autoComplete="off"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("Role")} help={choices.find(({ value }) => value === role)?.description}>
          {(control) => <Select {...control} value={role} onValueChange={setRole} choices={choices} />}
        </Field>
        <FieldError>{error}</FieldError>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("Cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={busy}>
          {t("Make the link")}
        </Button>
      </DialogFooter>
    </form>
  );
}

function InviteLink({ url, expiresAt }: { url: string; expiresAt: Date }) {
  return (
    <>
      <DialogBody>
        <div className="flex gap-2">
          <Input
            autoFocus
            readOnly
            aria-label={t("Invitation link")}
            value={url}
            onFocus={(event) => event.target.select()}
            className="font-mono text-sm"
          />
          <CopyButton text={url} label={t("Copy link")} withLabel size="md" />
        </div>
        <p className="text-sm text-muted-foreground">
          {rich("It expires {time}.", { time: <RelativeTime at={expiresAt} /> })}
        </p>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="primary">{t("Done")}</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}
