"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { focusInvalid } from "@/components/ui/focus-invalid";
import { Input } from "@/components/ui/input";
import { EmailField, looksLikeEmail } from "./email-field";
import { enter } from "./enter";
import { isLongEnough, NewPasswordField } from "./password-field";

interface InviteFormProps {
  token: string;
  /** The only address that may accept, or null for any. */
  address: string | null;
}

/** Makes an account and joins, or joins with the account that the address has. */
export function InviteForm({ token, address }: InviteFormProps) {
  const trpc = useTRPC();
  const [name, setName] = useState("");
  const [email, setEmail] = useState(address ?? "");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const accept = useMutation(trpc.invite.accept.mutationOptions({ meta: { quiet: true } }));
  const [entering, setEntering] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!looksLikeEmail(email) || !isLongEnough(password)) return focusInvalid(event.currentTarget);
    try {
      await accept.mutateAsync({ token, name: name.trim(), email: email.trim(), password });
    } catch {
      return;
    }
    setEntering(true);
    const code = await enter(email, password);
    window.location.assign(code === null ? "/chatflows" : "/sign-in");
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <Field label="Your name" optional>
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
        error={tried && !looksLikeEmail(email) ? "Enter an e-mail address." : null}
      />
      <NewPasswordField value={password} onChange={setPassword} tried={tried} />
      <FieldError>{accept.error ? errorMessage(accept.error) : null}</FieldError>
      <Button type="submit" variant="primary" size="lg" busy={accept.isPending || entering}>
        Join
      </Button>
      <p className="text-sm text-muted-foreground">
        If the address has an account here already, enter the password of that account.
      </p>
    </form>
  );
}
