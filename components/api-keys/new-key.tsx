"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";

/** The whole key, once. */
export function NewKey({ apiKey, onStored }: { apiKey: string; onStored: () => void }) {
  return (
    <>
      <DialogBody>
        <div className="flex gap-2">
          <Input
            autoFocus
            readOnly
            aria-label="API key"
            value={apiKey}
            onFocus={(event) => event.target.select()}
            className="font-mono text-sm"
          />
          <CopyButton text={apiKey} label="Copy key" withLabel size="md" />
        </div>
        <p className="text-sm text-muted-foreground">
          Send it as <code className="font-mono">Authorization: Bearer</code> with each request. Keep it out of web
          pages: whoever reads it can use it.
        </p>
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" onClick={onStored}>
          I have stored it
        </Button>
      </DialogFooter>
    </>
  );
}
