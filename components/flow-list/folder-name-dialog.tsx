"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { t } from "@/components/words/t";

interface FolderNameDialogProps {
  open: boolean;
  title: string;
  initial: string;
  onClose: () => void;
  onSave: (name: string) => Promise<void>;
}

export function FolderNameDialog({ open, title, onClose, ...props }: FolderNameDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent title={title} size="sm">
        <NameForm {...props} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function NameForm({ initial, onClose, onSave }: Pick<FolderNameDialogProps, "initial" | "onClose" | "onSave">) {
  const [name, setName] = useState(initial);
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(name.trim() === "");
    // What the server refuses is said in a toast, and the name stays to be mended.
    if (name.trim() !== "") void onSave(name.trim()).then(onClose, () => undefined);
  };
  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <Field label={t("Name")} error={missing ? t("Give it a name.") : null}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("Cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="primary">
          {t("Save")}
        </Button>
      </DialogFooter>
    </form>
  );
}
