import { cn } from "@/components/ui/cn";
import { t } from "@/components/words/t";
import { FileChip } from "./file-chip";
import type { SentFile } from "./sent-file";

interface FileRowProps {
  files: readonly SentFile[];
  addressOf: (file: SentFile) => string | undefined;
  onRemove?: (file: SentFile) => void;
  className?: string;
}

/** The files of a question, or those that wait to be sent. */
export function FileRow({ files, addressOf, onRemove, className }: FileRowProps) {
  if (files.length === 0) return null;
  return (
    <ul aria-label={t("Files")} className={cn("flex flex-wrap gap-1.5", className)}>
      {files.map((file) => (
        <li key={file.id} className="max-w-full">
          <FileChip file={file} address={addressOf(file)} onRemove={onRemove && (() => onRemove(file))} />
        </li>
      ))}
    </ul>
  );
}
