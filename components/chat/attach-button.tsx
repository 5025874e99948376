"use client";

import { Paperclip } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/components/words/t";

interface AttachButtonProps {
  /** For the file dialog; all when absent. */
  types: string | undefined;
  onFiles: (files: File[]) => void;
}

export function AttachButton({ types, onFiles }: AttachButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        accept={types}
        hidden
        aria-label={t("Files to attach")}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file can be chosen again after it was removed.
          target.value = "";
        }}
      />
      <IconButton label={t("Attach files")} tooltipSide="top" onClick={() => input.current?.click()}>
        <Paperclip />
      </IconButton>
    </>
  );
}
