import { TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { exportFileName, saveFile } from "@/components/flow-list/save-file";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import type { ExportedCode } from "@/domain/export-code/export-code";
import { useCanvas, useCanvasContext } from "./canvas-context";

/** Says what the exported project will hold and what it will not, before it is saved. */
export function CodeDialog() {
  const { store } = useCanvasContext();
  const open = useCanvas((state) => state.overlay?.kind === "code");
  const close = () => store.setState({ overlay: undefined });
  return (
    <Dialog open={open} onOpenChange={(next) => !next && close()}>
      <DialogContent
        title="Export as code"
        description="A TypeScript project for LangGraph that answers as this flow does, without this server."
      >
        {open && <CodeExport onDone={close} />}
      </DialogContent>
    </Dialog>
  );
}

function CodeExport({ onDone }: { onDone: () => void }) {
  const exported = useExportedCode();
  const download = async (code: ExportedCode) => {
    const { strToU8, zipSync } = await import("fflate");
    const entries = code.files.map(({ path, text }) => [`${code.name}/${path}`, strToU8(text)] as const);
    const archive = new Uint8Array(zipSync(Object.fromEntries(entries)));
    saveFile(exportFileName(code.name).replace(/\.json$/, ".zip"), archive, "application/zip");
    onDone();
  };
  return (
    <>
      <DialogBody className="gap-4" aria-busy={!exported}>
        {exported ? <WhatIsIn code={exported} /> : <Skeleton className="h-20 w-full" />}
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button variant="primary" disabled={!exported} onClick={() => exported && void download(exported)}>
          Download ZIP
        </Button>
      </DialogFooter>
    </>
  );
}

/** Made from what is on the canvas, saved or not. The generator is loaded when somebody asks for it. */
function useExportedCode(): ExportedCode | undefined {
  const { store, catalogue } = useCanvasContext();
  const [exported, setExported] = useState<ExportedCode>();
  useEffect(() => {
    let current = true;
    void import("@/domain/export-code/export-code").then(({ exportCode }) => {
      const { head, document } = store.getState();
      if (current) setExported(exportCode({ name: head.name, kind: head.kind, document }, catalogue.specs));
    });
    return () => {
      current = false;
    };
  }, [store, catalogue]);
  return exported;
}

function WhatIsIn({ code: { leftOut, environment, files } }: { code: ExportedCode }) {
  const functions = files.some(({ path }) => path === "src/steps/script.ts");
  return (
    <>
      {leftOut.length === 0 ? (
        <p>All of its steps are in the project.</p>
      ) : (
        <section className="flex flex-col gap-2">
          <p>These steps cannot be taken along. A run that comes to one of them stops with an error that names it.</p>
          <ul className="flex flex-col gap-1 rounded-md bg-waiting-soft px-3 py-2 text-sm">
            {leftOut.map(({ nodeId, label, reason }) => (
              <li key={nodeId} className="flex items-start gap-2">
                <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-waiting" />
                <span className="min-w-0 wrap-anywhere">
                  <span className="font-medium">{label}</span>: {reason}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {environment.length > 0 && (
        <section className="flex flex-col gap-1">
          <p>Keys stay here. The project reads them from the environment:</p>
          <ul className="flex flex-col gap-1 text-sm">
            {environment.map(({ name, purpose }) => (
              <li key={name} className="wrap-anywhere">
                <code className="font-mono">{name}</code>
                <span className="text-muted-foreground"> {purpose}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {functions && (
        <p className="text-sm text-muted-foreground">
          Its functions run without a sandbox there. Read them before you start it.
        </p>
      )}
    </>
  );
}
