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

/** Makes the first account of a server, which owns it. */
export function SetupForm() {
  const trpc = useTRPC();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const create = useMutation(trpc.setup.createOwner.mutationOptions({ meta: { quiet: true } }));
  const [entering, setEntering] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!looksLikeEmail(email) || !isLongEnough(password)) return focusInvalid(event.currentTarget);
    try {
      await create.mutateAsync({ name: name.trim(), email: email.trim(), password });
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
        error={tried && !looksLikeEmail(email) ? "Enter an e-mail address." : null}
      />
      <NewPasswordField value={password} onChange={setPassword} tried={tried} />
      <FieldError>{create.error ? errorMessage(create.error) : null}</FieldError>
      <Button type="submit" variant="primary" size="lg" busy={create.isPending || entering}>
        Create the owner's account
      </Button>
    </form>
  );
}
