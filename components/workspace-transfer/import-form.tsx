"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, FileJson } from "lucide-react";
import { useId, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { WorkspaceReportView } from "./workspace-report-view";
import { readWorkspaceFile } from "./read-workspace-file";

/** Choose a file, see what comes of it, then take it over. */
export function ImportForm() {
  const { file, choose, inspect, save } = useWorkspaceImport();
  const failure = inspect.error ?? save.error;
  if (save.data)
    return (
      <div className="flex flex-col gap-4 px-5 py-4">
        <p role="status" className="flex items-center gap-2 font-medium">
          <CircleCheck aria-hidden className="size-4 text-ok" />
          {rich("Imported from “{name}”", { name: file?.name })}
        </p>
        <WorkspaceReportView report={save.data} saved />
        <div className="flex justify-end">
          <Button onClick={() => choose(null)}>{t("Import another file")}</Button>
        </div>
      </div>
    );
  return (
    <div className="flex flex-col gap-4 px-5 py-4">
      {!inspect.data && <FileChoice busy={inspect.isPending} onFile={choose} />}
      {(inspect.isPending || save.isPending) && (
        <p role="status" className="flex items-center gap-2 text-muted-foreground">
          <Spinner />
          {save.isPending ? t("Saving all of it…") : t("Looking at “{name}”…", { name: file?.name })}
        </p>
      )}
      {failure && (
        <p role="alert" className="flex items-start gap-2 rounded-md bg-failed-soft px-3 py-2">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-failed" />
          {errorMessage(failure)}
        </p>
      )}
      {inspect.data && (
        <>
          <WorkspaceReportView report={inspect.data} />
          <div className="flex flex-wrap justify-end gap-2">
            <Button disabled={save.isPending} onClick={() => choose(null)}>
              {t("Choose another file")}
            </Button>
            <Button variant="primary" busy={save.isPending} onClick={() => save.mutate()}>
              {t("Import")}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function useWorkspaceImport() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const look = useMutation(trpc.workspace.inspect.mutationOptions({ meta: { quiet: true } }));
  const take = useMutation(trpc.workspace.import.mutationOptions({ meta: { quiet: true } }));
  const inspect = useMutation({
    mutationFn: async (chosen: File) => look.mutateAsync({ json: await readWorkspaceFile(chosen) }),
    meta: { quiet: true },
  });
  const save = useMutation({
    mutationFn: async () => {
      if (!file) throw new Error(t("Choose a file first."));
      return take.mutateAsync({ json: await readWorkspaceFile(file) });
    },
    onSuccess: () => queries.invalidateQueries(),
    meta: { quiet: true },
  });
  const choose = (chosen: File | null) => {
    setFile(chosen);
    save.reset();
    if (chosen) inspect.mutate(chosen);
    else inspect.reset();
  };
  return { file, choose, inspect, save };
}

function FileChoice({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file && !busy) onFile(file);
      }}
      className="flex cursor-pointer flex-col items-center rounded-lg border border-dashed border-input px-6 py-10 text-center transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
    >
      <FileJson aria-hidden className="mb-3 size-7 stroke-[1.5] text-muted-foreground" />
      <span className="font-medium">{t("Choose a workspace’s file")}</span>
      <span className="mt-1 text-muted-foreground">{t("or drop it here. Nothing is saved yet.")}</span>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        disabled={busy}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          event.target.value = "";
        }}
      />
    </label>
  );
}
