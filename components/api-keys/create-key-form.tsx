"use client";

import { type FormEvent, useState } from "react";
import type { RouterInputs } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { focusInvalid } from "@/components/ui/focus-invalid";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { t } from "@/components/words/t";
import { translatedChoices } from "@/components/words/translated-choices";
import { type Expiry, expiryChoices, expiryDate } from "./expiry";
import { FlowPicker } from "./flow-picker";
import { ScopePicker } from "./scope-picker";
import type { Scope } from "./scopes";

interface CreateKeyFormProps {
  busy: boolean;
  error: string | null;
  onCreate: (input: RouterInputs["apiKeys"]["create"]) => void;
}

export function CreateKeyForm({ busy, error, onCreate }: CreateKeyFormProps) {
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<readonly Scope[]>(["predict"]);
  const [expiry, setExpiry] = useState<Expiry>("never");
  const [flowIds, setFlowIds] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const choices = translatedChoices(expiryChoices);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === "" || chosen.length === 0) return focusInvalid(event.currentTarget);
    const expiresAt = expiryDate(expiry, Date.now());
    onCreate({ name: name.trim(), scopes: [...chosen], expiresAt, flowIds: [...flowIds] });
  };
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-col">
      <DialogBody className="gap-5">
        <Field
          label={t("Name")}
          required
          error={tried && name.trim() === "" ? t("Name the application that will use it.") : null}
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              maxLength={120}
              placeholder={t("Website")}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <ScopePicker
          value={chosen}
          onChange={setChosen}
          error={tried && chosen.length === 0 ? t("Choose at least one.") : null}
        />
        <Field label={t("Expires")}>
          {(control) => <Select {...control} value={expiry} onValueChange={setExpiry} choices={choices} />}
        </Field>
        <FlowPicker value={flowIds} onChange={setFlowIds} />
        <FieldError>{error}</FieldError>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("Cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={busy}>
          {t("Create key")}
        </Button>
      </DialogFooter>
    </form>
  );
}
