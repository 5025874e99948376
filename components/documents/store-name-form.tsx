import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { focusInvalid } from "@/components/ui/focus-invalid";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { t } from "@/components/words/t";

interface Values {
  name: string;
  description: string;
}

interface StoreNameFormProps {
  initial?: Values;
  action: string;
  busy: boolean;
  error: string | null;
  onSubmit: (values: Values) => void;
}

/** What a document store is called and what it is for. */
export function StoreNameForm({ initial, action, busy, error, onSubmit }: StoreNameFormProps) {
  const [name, setName] = useState(initial?.name ?? "");
  const [description, setDescription] = useState(initial?.description ?? "");
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (name.trim() === "") {
      setMissing(true);
      focusInvalid(event.currentTarget);
    } else onSubmit({ name: name.trim(), description: description.trim() });
  };
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-col">
      <DialogBody>
        <Field
          label={t("Name")}
          error={missing && name.trim() === "" ? t("Give it a name, so that you find it again.") : error}
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              maxLength={120}
              placeholder={t("Handbook")}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("Description")} optional>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={2_000}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("Cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={busy}>
          {action}
        </Button>
      </DialogFooter>
    </form>
  );
}
