"use client";

import { type FormEvent, useState } from "react";
import type { RouterInputs } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { focusInvalid } from "@/components/ui/focus-invalid";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
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
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === "" || chosen.length === 0) return focusInvalid(event.currentTarget);
    onCreate({
      name: name.trim(),
      scopes: [...chosen],
      expiresAt: expiryDate(expiry, Date.now()),
      flowIds: [...flowIds],
    });
  };
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-col">
      <DialogBody className="gap-5">
        <Field
          label="Name"
          required
          error={tried && name.trim() === "" ? "Name the application that will use it." : null}
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              maxLength={120}
              placeholder="Website"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <ScopePicker
          value={chosen}
          onChange={setChosen}
          error={tried && chosen.length === 0 ? "Choose at least one." : null}
        />
        <Field label="Expires">
          {(control) => <Select {...control} value={expiry} onValueChange={setExpiry} choices={expiryChoices} />}
        </Field>
        <FlowPicker value={flowIds} onChange={setFlowIds} />
        <FieldError>{error}</FieldError>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={busy}>
          Create key
        </Button>
      </DialogFooter>
    </form>
  );
}
