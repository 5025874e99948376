"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { t } from "@/components/words/t";
import { cn } from "./cn";
import { IconButton } from "./icon-button";
import { Input } from "./input";

/** A password that can be looked at. */
export function PasswordInput({ className, ...props }: Omit<ComponentProps<"input">, "type">) {
  const [shown, setShown] = useState(false);
  return (
    <div data-slot="password-input" className="relative">
      <Input
        type={shown ? "text" : "password"}
        spellCheck={false}
        autoCapitalize="off"
        className={cn("pr-10", className)}
        {...props}
      />
      <IconButton
        label={shown ? t("Hide password") : t("Show password")}
        aria-pressed={shown}
        plain
        size="sm"
        className="absolute inset-y-0 right-0.5 my-auto"
        onClick={() => setShown(!shown)}
      >
        {shown ? <EyeOff /> : <Eye />}
      </IconButton>
    </div>
  );
}
