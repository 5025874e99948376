"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";

/** The whole key, once. */
export function NewKey({ apiKey, onStored }: { apiKey: string; onStored: () => void }) {
  return (
    <>
      <DialogBody>
        <div className="flex gap-2">
          <Input
            autoFocus
            readOnly
            aria-label={t("API key")}
            value={apiKey}
            onFocus={(event) => event.target.select()}
            className="font-mono text-sm"
          />
          <CopyButton text={apiKey} label={t("Copy key")} withLabel size="md" />
        </div>
        <p className="text-sm text-muted-foreground">
          {rich("Send it as {code} with each request. Keep it out of web pages: whoever reads it can use it.", {
            code: <code className="font-mono">Authorization: Bearer</code>,
          })}
        </p>
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" onClick={onStored}>
          {t("I have stored it")}
        </Button>
      </DialogFooter>
    </>
  );
}
