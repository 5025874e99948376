"use client";

import { X } from "lucide-react";
import { useRef, useState } from "react";
import { ChatAvatar } from "@/components/chat/chat-avatar";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { t } from "@/components/words/t";
import { smallPicture } from "./small-picture";

interface PictureSettingProps {
  label: string;
  error?: string;
  value: string;
  onChange: (value: string) => void;
  readOnly: boolean;
}

/** A picture by its address, or one of this computer, which is made small and kept with the settings. */
export function PictureSetting({ label, error, value, onChange, readOnly }: PictureSettingProps) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const kept = value.startsWith("data:");
  const take = async (file: File | undefined) => {
    if (!file) return;
    try {
      onChange(await smallPicture(file));
      setProblem(undefined);
    } catch {
      setProblem(t("This file is not a picture that the browser can read. Choose a PNG, JPEG or WebP."));
    }
  };
  return (
    <Field
      label={label}
      help={t("The chat page shows a chosen picture; one by its address is shown on websites only.")}
      error={problem ?? error}
    >
      {(control) => (
        <div className="flex flex-wrap items-center gap-2">
          {kept ? (
            <span className="flex h-8 items-center gap-2">
              <ChatAvatar src={value} />
              <span className="text-sm text-muted-foreground">{t("A picture kept with the settings")}</span>
            </span>
          ) : (
            <Input
              {...control}
              inputMode="url"
              autoComplete="off"
              value={value}
              placeholder={t("https://…")}
              onChange={(event) => onChange(event.target.value.trim())}
              className="min-w-48 flex-1"
            />
          )}
          {kept && !readOnly && (
            <IconButton label={t("Remove: {label}", { label })} plain onClick={() => onChange("")}>
              <X />
            </IconButton>
          )}
          <input
            ref={input}
            type="file"
            accept="image/png,image/jpeg,image/webp,image/gif"
            aria-label={t("File: {label}", { label })}
            tabIndex={-1}
            className="hidden"
            onChange={(event) => void take(event.target.files?.[0]).finally(() => void (event.target.value = ""))}
          />
          <Button {...(kept && { id: control.id })} onClick={() => input.current?.click()}>
            {t("Choose a picture")}
          </Button>
        </div>
      )}
    </Field>
  );
}
