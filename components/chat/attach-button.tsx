"use client";

import { Paperclip } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";

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
        aria-label="Files to attach"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file can be chosen again after it was removed.
          target.value = "";
        }}
      />
      <IconButton label="Attach files" tooltipSide="top" onClick={() => input.current?.click()}>
        <Paperclip />
      </IconButton>
    </>
  );
}
