"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { Button } from "./button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "./dialog";
import { Field } from "./field";
import { Input } from "./input";

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will be gone, and what goes on working. */
  children?: ReactNode;
  /** The verb on the button: "Delete credential". */
  action: string;
  /** The name that must be typed before something irreversible. Leave it away for what can be undone. */
  typeToConfirm?: string;
  destructive?: boolean;
  busy?: boolean;
  error?: string | null;
  onConfirm: () => void;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <DialogContent title={props.title} size="sm">
        <ConfirmForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function ConfirmForm({
  children,
  action,
  typeToConfirm,
  destructive = true,
  busy,
  error,
  onConfirm,
}: ConfirmDialogProps) {
  const [typed, setTyped] = useState("");
  const ready = typeToConfirm === undefined || typed.trim() === typeToConfirm;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !busy) onConfirm();
  };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col">
      <DialogBody>
        {children && <div className="text-muted-foreground">{children}</div>}
        {typeToConfirm !== undefined && (
          <Field
            label={
              <>
                {rich("Type {typeToConfirm} to confirm", {
                  typeToConfirm: <span className="font-mono font-semibold break-all">{typeToConfirm}</span>,
                })}
              </>
            }
            error={error}
          >
            {(control) => (
              <Input
                {...control}
                autoFocus
                autoComplete="off"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        )}
        {typeToConfirm === undefined && error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("Cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant={destructive ? "destructive" : "primary"} disabled={!ready} busy={busy}>
          {action}
        </Button>
      </DialogFooter>
    </form>
  );
}
