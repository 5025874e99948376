import { useQuery } from "@tanstack/react-query";
import { FileText, FileWarning, X } from "lucide-react";
import { t } from "@/components/words/t";
import type { FileField } from "@/domain/catalogue/field";
import { type FieldFile, readFileValue, writeFileValue } from "@/domain/files/file-value";
import { useCanvasContext } from "@/components/canvas/canvas-context";
import type { FieldProps } from "@/components/canvas/inspector/field-props";
import { sizeText } from "@/components/canvas/loader-files/size-text";
import { useTRPC } from "@/components/trpc/client";
import { IconButton } from "@/components/ui/icon-button";
import { FileDrop } from "./file-drop";

/** The files that a loader reads. */
export function FileInput({ node, name, field, value, onChange, onDone, readOnly, control }: FieldProps<FileField>) {
  const files = readFileValue(value);
  const remove = (gone: FieldFile) => {
    onChange(writeFileValue(files.filter((file) => file !== gone)));
    onDone();
  };
  return (
    <div className="flex flex-col gap-1.5">
      <FileList files={files} {...(!readOnly && { onRemove: remove })} />
      {!readOnly && <FileDrop target={{ nodeId: node.id, input: name, fileType: field.fileType }} control={control} />}
      {readOnly && files.length === 0 && <p className="text-sm text-muted-foreground">{t("No files")}</p>}
    </div>
  );
}

function FileList({ files, onRemove }: { files: readonly FieldFile[]; onRemove?: (file: FieldFile) => void }) {
  const sizes = useKeptSizes(files);
  if (files.length === 0) return null;
  return (
    <ul aria-label={t("Files")} className="flex flex-col gap-1">
      {files.map((file, index) => (
        <FileRow
          key={`${file.name} ${String(index)}`}
          file={file}
          size={file.kind === "inline" ? Math.floor(file.base64.length * 0.75) : sizes?.get(file.name)}
          lost={file.kind === "stored" && sizes !== undefined && !sizes.has(file.name)}
          {...(onRemove && { onRemove: () => onRemove(file) })}
        />
      ))}
    </ul>
  );
}

/** Sizes of what the server keeps for this flow, by name. */
function useKeptSizes(files: readonly FieldFile[]): ReadonlyMap<string, number> | undefined {
  const trpc = useTRPC();
  const { store } = useCanvasContext();
  const stored = files.filter(({ kind }) => kind === "stored").map(({ name }) => name);
  const { data } = useQuery(
    trpc.flows.files.queryOptions({ id: store.getState().head.id }, { enabled: stored.length > 0 }),
  );
  return data && new Map(data.map(({ name, size }) => [name, size]));
}

interface FileRowProps {
  file: FieldFile;
  size: number | undefined;
  /** The flow names it, but this server does not have it. */
  lost: boolean;
  onRemove?: () => void;
}

function FileRow({ file: { name }, size, lost, onRemove }: FileRowProps) {
  const Icon = lost ? FileWarning : FileText;
  return (
    <li className="flex min-h-8 items-center gap-2 rounded-md bg-muted py-1 pr-0.5 pl-2">
      <Icon aria-hidden className={lost ? "size-4 shrink-0 text-waiting" : "size-4 shrink-0 text-muted-foreground"} />
      <span className="min-w-0 flex-1">
        <span className="block truncate" title={name}>
          {name}
        </span>
        {lost && (
          <span className="block text-sm text-waiting">
            {t("Not kept with this flow. Choose it again or remove it.")}
          </span>
        )}
      </span>
      {size !== undefined && <span className="text-sm text-muted-foreground tabular-nums">{sizeText(size)}</span>}
      {onRemove && (
        <IconButton label={t("Remove {name}", { name })} size="sm" onClick={onRemove}>
          <X />
        </IconButton>
      )}
    </li>
  );
}
