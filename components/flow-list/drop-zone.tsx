"use client";

import { Upload } from "lucide-react";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { t } from "@/components/words/t";

interface DropZoneProps {
  enabled: boolean;
  onFiles: (files: readonly File[]) => void;
  children: ReactNode;
}

/** Takes files that are dropped anywhere on the page, and says so while they are over it. */
export function DropZone({ enabled, onFiles, children }: DropZoneProps) {
  const [over, setOver] = useState(false);
  // Every element that is crossed reports an enter and a leave; only the last leave counts.
  const depth = useRef(0);
  const change = (by: number) => {
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  const holdsFiles = (event: DragEvent) => enabled && event.dataTransfer.types.includes("Files");
  return (
    <div
      data-slot="drop-zone"
      className="relative min-h-full"
      onDragEnter={(event) => holdsFiles(event) && change(1)}
      onDragLeave={(event) => holdsFiles(event) && change(-1)}
      onDragOver={(event) => holdsFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        change(-depth.current);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && (
        <div className="pointer-events-none absolute inset-2 z-40 flex items-center justify-center rounded-lg border-2 border-dashed border-ring bg-background/85">
          <p className="flex items-center gap-2 text-lg font-medium">
            <Upload aria-hidden className="size-5" />
            {t("Drop flow files to import them")}
          </p>
        </div>
      )}
    </div>
  );
}
