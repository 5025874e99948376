"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { t } from "@/components/words/t";
import { type Scope, scopes } from "./scopes";

interface ScopePickerProps {
  value: readonly Scope[];
  onChange: (scopes: readonly Scope[]) => void;
  error: string | null;
}

export function ScopePicker({ value, onChange, error }: ScopePickerProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-sm font-medium">{t("What it may do")}</legend>
      {scopes.map((scope) => (
        <label key={scope.value} className="flex cursor-pointer items-start gap-2.5">
          <Checkbox
            className="mt-0.5"
            checked={value.includes(scope.value)}
            onCheckedChange={(checked) =>
              onChange(checked === true ? [...value, scope.value] : value.filter((other) => other !== scope.value))
            }
          />
          <span>
            {t(scope.label)}
            <span className="block text-sm text-muted-foreground">{t(scope.description)}</span>
          </span>
        </label>
      ))}
      <FieldError>{error}</FieldError>
    </fieldset>
  );
}
