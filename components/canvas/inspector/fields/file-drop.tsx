import { useQueryClient } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { type DragEvent, useState } from "react";
import { useCanvasContext } from "@/components/canvas/canvas-context";
import { type FileTarget, giveFiles } from "@/components/canvas/loader-files/give-files";
import { useTRPC } from "@/components/trpc/client";
import { cn } from "@/components/ui/cn";
import { type FieldControl, FieldError } from "@/components/ui/field";
import { Spinner } from "@/components/ui/spinner";
import { t } from "@/components/words/t";

/** A target for clicking, dropping and tabbing to. */
export function FileDrop({ target, control }: { target: FileTarget; control: FieldControl }) {
  const { take, busy, complaints } = useGiving(target);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    <>
      <label
        aria-busy={busy || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          "flex cursor-pointer flex-col items-center rounded-md border border-dashed border-input px-3 py-4 text-center transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring",
          over && "border-ring bg-primary-soft",
        )}
      >
        {busy ? <Spinner /> : <Upload aria-hidden className="size-4 text-muted-foreground" />}
        <span className="mt-1 font-medium">{busy ? t("Keeping the files…") : t("Choose files or drop them here")}</span>
        <span className="text-sm text-muted-foreground">{endingsText(target.fileType)}</span>
        <input
          {...control}
          type="file"
          multiple
          disabled={busy}
          accept={target.fileType === "*" ? undefined : target.fileType}
          className="sr-only"
          onChange={(event) => {
            take([...(event.target.files ?? [])]);
            // The same file may be chosen again.
            event.target.value = "";
          }}
        />
      </label>
      {complaints.map((complaint) => (
        <FieldError key={complaint}>{complaint}</FieldError>
      ))}
    </>
  );
}

function useGiving(target: FileTarget) {
  const context = useCanvasContext();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const [busy, setBusy] = useState(false);
  const [complaints, setComplaints] = useState<readonly string[]>([]);
  const give = async (files: readonly File[]) => {
    setBusy(true);
    setComplaints(await giveFiles(context, target, files));
    setBusy(false);
    void queries.invalidateQueries(trpc.flows.files.pathFilter());
  };
  return { take: (files: readonly File[]) => void (files.length > 0 && give(files)), busy, complaints };
}

const mostShown = 5;

function endingsText(fileType: string): string {
  const endings = fileType
    .split(",")
    .map((ending) => ending.trim())
    .filter((ending) => ending !== "" && ending !== "*");
  if (endings.length === 0) return t("Any kind of file");
  if (endings.length <= mostShown) return endings.join(", ");
  return t("{endings} and {value} more", {
    endings: endings.slice(0, mostShown).join(", "),
    value: endings.length - mostShown,
  });
}
