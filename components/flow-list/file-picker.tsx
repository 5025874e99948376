"use client";

import { FileJson } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import { DialogBody } from "@/components/ui/dialog";
import { t } from "@/components/words/t";

/** A large target for clicking, dropping and tabbing to. */
export function FilePicker({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => list && list.length > 0 && onFiles([...list]);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <DialogBody className="pb-6">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          "flex cursor-pointer flex-col items-center rounded-lg border border-dashed border-input px-6 py-12 text-center transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring",
          over && "border-ring bg-primary-soft",
        )}
      >
        <FileJson aria-hidden className="mb-3 size-7 stroke-[1.5] text-muted-foreground" />
        <span className="font-medium">{t("Choose JSON or ZIP files")}</span>
        <span className="mt-1 text-muted-foreground">
          {t("or drop them here. You see what will become of each node first.")}
        </span>
        <input
          id={id}
          type="file"
          accept=".json,application/json,.zip,application/zip"
          multiple
          className="sr-only"
          onChange={(event) => take(event.target.files)}
        />
      </label>
    </DialogBody>
  );
}
