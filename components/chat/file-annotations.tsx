import { Download } from "lucide-react";
import { t } from "@/components/words/t";
import type { FileAnnotation } from "@/domain/api/stream-event";

interface FileAnnotationsProps {
  annotations: readonly FileAnnotation[];
  addressOf: (fileName: string) => string;
}

/** Files that an answer names, to be saved. */
export function FileAnnotations({ annotations, addressOf }: FileAnnotationsProps) {
  if (annotations.length === 0) return null;
  return (
    <ul aria-label={t("Files of this answer")} className="flex flex-wrap gap-1.5">
      {annotations.map(({ fileName }) => (
        <li key={fileName} className="max-w-full">
          <a
            href={addressOf(fileName)}
            download={fileName}
            className="flex h-7 max-w-64 items-center gap-1.5 rounded-full border bg-card px-2.5 text-xs text-muted-foreground transition-colors hover:bg-hover hover:text-foreground pointer-coarse:h-9"
          >
            <Download aria-hidden className="size-3.5 shrink-0" />
            <span className="truncate">{fileName}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
