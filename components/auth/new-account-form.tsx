"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { focusInvalid } from "@/components/ui/focus-invalid";
import { Input } from "@/components/ui/input";
import { t } from "@/components/words/t";
import { EmailField, looksLikeEmail } from "./email-field";
import { enter } from "./enter";
import { isLongEnough, NewPasswordField } from "./password-field";

export interface NewAccount {
  name: string;
  email: string;
  password: string;
}

interface NewAccountFormProps {
  /** The only address that may be used, or null for any. */
  address?: string | null;
  verb: string;
  create(account: NewAccount): Promise<unknown>;
  pending: boolean;
  error: unknown;
  /** What stands below the button. */
  children?: ReactNode;
}

/** Name, address and password of somebody new, who is signed in once the account is made. */
export function NewAccountForm({ address = null, verb, create, pending, error, children }: NewAccountFormProps) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState(address ?? "");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const [entering, setEntering] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!looksLikeEmail(email) || !isLongEnough(password)) return focusInvalid(event.currentTarget);
    try {
      await create({ name: name.trim(), email: email.trim(), password });
    } catch {
      return;
    }
    setEntering(true);
    const code = await enter(email, password);
    window.location.assign(code === null ? "/chatflows" : "/sign-in");
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <Field label={t("Your name")} optional>
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="name"
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <EmailField
        value={email}
        onChange={setEmail}
        readOnly={address !== null}
        error={tried && !looksLikeEmail(email) ? t("Enter an e-mail address.") : null}
      />
      <NewPasswordField value={password} onChange={setPassword} tried={tried} />
      <FieldError>{error ? errorMessage(error) : null}</FieldError>
      <Button type="submit" variant="primary" size="lg" busy={pending || entering}>
        {verb}
      </Button>
      {children}
    </form>
  );
}
