"use client";

import { type DragEvent, type ReactNode, useState } from "react";
import { t } from "@/components/words/t";

interface FileDropProps {
  onFiles: (files: File[]) => void;
  children: ReactNode;
}

/** A place that files can be dropped on. */
export function FileDrop({ onFiles, children }: FileDropProps) {
  const [over, setOver] = useState(false);
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(true);
  };
  const onDragLeave = ({ currentTarget, relatedTarget }: DragEvent) => {
    if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false);
  };
  const onDrop = (event: DragEvent) => {
    setOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div className="relative flex min-h-0 flex-1 flex-col" {...{ onDragOver, onDragLeave, onDrop }}>
      {children}
      {over && (
        <div className="pointer-events-none absolute inset-2 flex items-center justify-center rounded-lg border-2 border-dashed border-ring bg-background/85">
          <p className="font-medium">{t("Drop files to attach them")}</p>
        </div>
      )}
    </div>
  );
}
