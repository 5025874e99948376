"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { FieldControl } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { t } from "@/components/words/t";
import { maskedSecret } from "@/domain/catalogue/masked-secret";

interface SecretInputProps {
  control: FieldControl;
  value: string;
  placeholder?: string;
  onChange: (value: string) => void;
}

/** A secret that is stored stays out of the browser: it can be replaced, not read. */
export function SecretInput({ control, value, placeholder, onChange }: SecretInputProps) {
  const [wasStored] = useState(value === maskedSecret);
  if (value === maskedSecret) {
    return (
      <div className="flex gap-2">
        <Input {...control} readOnly value="••••••••••••••••" className="tracking-widest text-muted-foreground" />
        <Button onClick={() => onChange("")}>{t("Replace")}</Button>
      </div>
    );
  }
  return (
    <div className="flex gap-2">
      <div className="min-w-0 flex-1">
        <PasswordInput
          {...control}
          autoFocus={wasStored}
          value={value}
          placeholder={placeholder}
          autoComplete="off"
          data-1p-ignore
          data-lpignore="true"
          onChange={(event) => onChange(event.target.value)}
          className="font-mono text-sm"
        />
      </div>
      {wasStored && <Button onClick={() => onChange(maskedSecret)}>{t("Keep the stored one")}</Button>}
    </div>
  );
}
