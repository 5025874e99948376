"use client";

import { Check, Copy } from "lucide-react";
import type { ComponentProps } from "react";
import { t } from "@/components/words/t";
import { Button } from "./button";
import { IconButton } from "./icon-button";
import { useCopy } from "./use-copy";

interface CopyButtonProps extends Omit<ComponentProps<"button">, "onClick" | "children" | "aria-label"> {
  text: string;
  /** What is copied, for the accessible name: "Copy key". */
  label?: string;
  /** Shows the label beside the icon. */
  withLabel?: boolean;
  size?: "sm" | "md";
  onCopied?: () => void;
}

export function CopyButton({
  text,
  label = t("Copy"),
  withLabel = false,
  size = "sm",
  onCopied,
  ...props
}: CopyButtonProps) {
  const { copied, copy } = useCopy();
  const onClick = async () => {
    if (await copy(text)) onCopied?.();
  };
  const icon = copied ? <Check aria-hidden className="text-ok" /> : <Copy aria-hidden />;
  const announced = (
    <span aria-live="polite" className="sr-only">
      {copied ? t("Copied") : ""}
    </span>
  );
  if (withLabel) {
    return (
      <Button size={size} onClick={onClick} {...props}>
        {icon}
        {copied ? t("Copied") : label}
        {announced}
      </Button>
    );
  }
  return (
    <IconButton label={label} size={size} onClick={onClick} {...props}>
      {icon}
      {announced}
    </IconButton>
  );
}
