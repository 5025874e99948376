"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { t } from "@/components/words/t";
import { cn } from "./cn";
import { Label } from "./label";

/** What the control inside a field must carry so that its label, help and error are announced. */
export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
}

interface FieldProps {
  label: ReactNode;
  /** One sentence under the label. */
  help?: ReactNode;
  error?: string | null;
  optional?: boolean;
  required?: boolean;
  /** Something at the right of the label: a link, a small button. */
  action?: ReactNode;
  className?: string;
  children: (control: FieldControl) => ReactNode;
}

export function Field({ label, help, error, optional, required, action, className, children }: FieldProps) {
  const id = useId();
  const described = [help ? `${id}-help` : null, error ? `${id}-error` : null].filter(Boolean).join(" ");
  return (
    <div data-slot="field" className={cn("flex flex-col gap-1.5", className)}>
      <div className="flex min-h-5 items-baseline justify-between gap-3">
        {/* A label leads only to form controls by itself; an editor is none. */}
        <Label id={`${id}-label`} htmlFor={id} onClick={() => document.getElementById(id)?.focus()}>
          {label}
          {optional && <span className="ml-1.5 font-normal text-muted-foreground">{t("optional")}</span>}
        </Label>
        {action}
      </div>
      {help && (
        <p id={`${id}-help`} className="-mt-1 text-sm text-muted-foreground">
          {help}
        </p>
      )}
      {children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": error ? true : undefined,
        "aria-required": required || undefined,
      })}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children?: ReactNode }) {
  return (
    <p
      id={id}
      data-slot="field-error"
      role="alert"
      className="flex items-start gap-1.5 text-sm text-danger empty:hidden"
    >
      {children && <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />}
      {children && <span className="min-w-0">{children}</span>}
    </p>
  );
}
