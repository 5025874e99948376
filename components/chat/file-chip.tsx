"use client";

import { AudioLines, FileText, Image as ImageIcon, X } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/components/words/t";
import { type SentFile, sizeText } from "./sent-file";

interface FileChipProps {
  file: SentFile;
  /** Where its bytes can be had; absent when they cannot. */
  address: string | undefined;
  onRemove?: () => void;
}

/** A file of a question: a picture as itself, anything else by its name. */
export function FileChip({ file, address, onRemove }: FileChipProps) {
  const [broken, setBroken] = useState<string>();
  const shown = file.kind === "image" && address !== undefined && broken !== address;
  return (
    <div className="flex h-12 max-w-60 items-center gap-2 overflow-hidden rounded-md border bg-card text-left text-card-foreground">
      {shown ? (
        <img
          src={address}
          alt={file.name}
          onError={() => setBroken(address)}
          className="size-12 shrink-0 border-r object-cover"
        />
      ) : (
        <KindIcon kind={file.kind} />
      )}
      <div className="min-w-0 flex-1 pr-2">
        <FileName file={file} address={address} />
        {file.size > 0 && <p className="text-xs text-muted-foreground">{sizeText(file.size)}</p>}
      </div>
      {onRemove && (
        <IconButton label={t("Remove {name}", { name: file.name })} size="sm" plain className="mr-1" onClick={onRemove}>
          <X />
        </IconButton>
      )}
    </div>
  );
}

function FileName({ file: { name, kind }, address }: Pick<FileChipProps, "file" | "address">) {
  const shown = kind === "audio" ? t("Recording") : name;
  if (address === undefined || address.startsWith("blob:")) return <p className="truncate text-sm">{shown}</p>;
  return (
    <a href={address} download={name} className="block truncate text-sm underline-offset-2 hover:underline">
      {shown}
    </a>
  );
}

function KindIcon({ kind }: Pick<SentFile, "kind">) {
  const Icon = kind === "image" ? ImageIcon : kind === "audio" ? AudioLines : FileText;
  return <Icon aria-hidden className="ml-3 size-4 shrink-0 text-muted-foreground" />;
}
