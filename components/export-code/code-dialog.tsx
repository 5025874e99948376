"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { exportFileName, saveFile } from "@/components/flow-list/save-file";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import type { ExportedCode } from "@/domain/export-code/export-code";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { WhatIsInCode } from "./what-is-in-code";

export interface CodeSource {
  id: string;
  /** What is on the canvas; without it the newest version. */
  document?: FlowDocument;
}

interface CodeDialogProps {
  /** Null: closed. */
  source: CodeSource | null;
  onClose: () => void;
}

/** Says what the exported project will hold and what it will not, before it is saved. */
export function CodeDialog({ source, onClose }: CodeDialogProps) {
  return (
    <Dialog open={source !== null} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        title={t("Export as code")}
        description={t("A TypeScript project for LangGraph that answers as this flow does.")}
      >
        {source && <CodeExport source={source} onDone={onClose} />}
      </DialogContent>
    </Dialog>
  );
}

function CodeExport({ source, onDone }: { source: CodeSource; onDone: () => void }) {
  const { data: code, error, mutate } = useMutation(useTRPC().flows.exportCode.mutationOptions());
  const asked = useRef(source);
  useEffect(() => mutate(asked.current), [mutate]);
  return (
    <>
      <DialogBody className="gap-4" aria-busy={!code && !error}>
        {code && <WhatIsInCode code={code} />}
        {error && (
          <ErrorState
            title={t("The code could not be written")}
            message={errorMessage(error)}
            onRetry={() => mutate(asked.current)}
          />
        )}
        {!code && !error && <Skeleton className="h-20 w-full" />}
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("Cancel")}</Button>
        </DialogClose>
        <Button variant="primary" disabled={!code} onClick={() => code && void download(code).then(onDone)}>
          {t("Download ZIP")}
        </Button>
      </DialogFooter>
    </>
  );
}

async function download({ name, files }: ExportedCode): Promise<void> {
  const { strToU8, zipSync } = await import("fflate");
  const entries = files.map(({ path, text }) => [`${name}/${path}`, strToU8(text)] as const);
  const archive = new Uint8Array(zipSync(Object.fromEntries(entries)));
  saveFile(exportFileName(name).replace(/\.json$/, ".zip"), archive, "application/zip");
}
