"use client";

import { Check, Circle } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { passwordLength } from "@/domain/new-password";

interface NewPasswordFieldProps {
  label?: string;
  value: string;
  onChange: (value: string) => void;
  /** The form was sent once, so what is missing is now an error. */
  tried: boolean;
}

export const isLongEnough = (password: string): boolean => password.length >= passwordLength.min;

/** A new password, with its rule checked off as it is typed. */
export function NewPasswordField({ label = t("Password"), value, onChange, tried }: NewPasswordFieldProps) {
  const met = isLongEnough(value);
  const left = passwordLength.min - value.length;
  const Mark = met ? Check : Circle;
  const error =
    value === ""
      ? t("Choose a password.")
      : t("{left, plural, one {# more character needed.} other {# more characters needed.}}", { left });
  const wrong = tried && !met;
  return (
    <Field label={label} required error={wrong ? error : null}>
      {(control) => (
        <>
          <PasswordInput
            {...control}
            autoComplete="new-password"
            maxLength={passwordLength.max}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <p
            className={cn(
              wrong && value !== "" ? "hidden" : "flex items-center gap-1.5 text-sm transition-colors",
              met ? "text-ok" : "text-muted-foreground",
            )}
          >
            <Mark aria-hidden className={met ? "size-4" : "size-3.5"} />
            {rich("At least {min} characters", { min: passwordLength.min })}
            {met && <span className="sr-only">, {t("fulfilled")}</span>}
          </p>
        </>
      )}
    </Field>
  );
}
