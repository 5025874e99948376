"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { focusInvalid } from "@/components/ui/focus-invalid";
import { PasswordInput } from "@/components/ui/password-input";
import { t } from "@/components/words/t";
import { EmailField, looksLikeEmail } from "./email-field";
import { enter } from "./enter";
import { ProviderButtons } from "./provider-buttons";
import { signInError } from "./sign-in-error";

interface SignInFormProps {
  /** A path of this site. */
  next: string;
  /** Code that an earlier try came back with. */
  errorCode?: string;
}

export function SignInForm({ next, errorCode }: SignInFormProps) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState(errorCode);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    setFailure(undefined);
    if (!looksLikeEmail(email) || password === "") return focusInvalid(event.currentTarget);
    setBusy(true);
    const code = await enter(email, password);
    // A whole new page: nothing that was asked for without a session may linger.
    if (code === null) return window.location.assign(next);
    setBusy(false);
    setFailure(code);
  };
  return (
    <div className="flex flex-col gap-5">
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
        <EmailField
          value={email}
          onChange={setEmail}
          autoFocus
          error={tried && !looksLikeEmail(email) ? t("Enter your e-mail address.") : null}
        />
        <Field label={t("Password")} required error={tried && password === "" ? t("Enter your password.") : null}>
          {(control) => (
            <PasswordInput
              {...control}
              name="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <FieldError>{signInError(failure)}</FieldError>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          {t("Sign in")}
        </Button>
      </form>
      <ProviderButtons next={next} />
    </div>
  );
}
