"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { isLongEnough, NewPasswordField } from "@/components/auth/password-field";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { focusInvalid } from "@/components/ui/focus-invalid";
import { PasswordInput } from "@/components/ui/password-input";
import { t } from "@/components/words/t";

export function PasswordForm({ email }: { email: string }) {
  const trpc = useTRPC();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [tried, setTried] = useState(false);
  const change = useMutation(
    trpc.account.changePassword.mutationOptions({
      meta: { quiet: true },
      onSuccess: () => {
        setCurrent("");
        setNext("");
        setTried(false);
        toast.success(t("Password changed"), { description: t("Your other sessions have ended.") });
      },
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (current !== "" && isLongEnough(next)) change.mutate({ current, next });
    else focusInvalid(event.currentTarget);
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4 p-5">
      {/* Tells password managers whose password this is. */}
      <input type="text" name="email" autoComplete="username" defaultValue={email} hidden />
      <div className="flex max-w-md flex-col gap-4">
        <Field
          label={t("Current password")}
          required
          error={tried && current === "" ? t("Enter your current password.") : null}
        >
          {(control) => (
            <PasswordInput
              {...control}
              autoComplete="current-password"
              maxLength={200}
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
            />
          )}
        </Field>
        <NewPasswordField label={t("New password")} value={next} onChange={setNext} tried={tried} />
        <FieldError>{change.error ? errorMessage(change.error) : null}</FieldError>
      </div>
      <div>
        <Button type="submit" variant="primary" busy={change.isPending}>
          {t("Change password")}
        </Button>
      </div>
    </form>
  );
}
