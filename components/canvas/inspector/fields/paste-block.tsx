import { ClipboardPaste } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { t } from "@/components/words/t";

/** Rows out of a block of text, for who cannot paste it into a row. */
export function PasteBlock({ label, onPaste }: { label: string; onPaste: (text: string) => boolean }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [refused, setRefused] = useState(false);
  const take = () => {
    const taken = onPaste(text.includes("\n") ? text : `${text}\n`);
    setRefused(!taken);
    if (!taken) return;
    setOpen(false);
    setText("");
  };
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <ClipboardPaste aria-hidden />
        {t("Paste a block")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title={t("Paste {label}", { label: label.toLowerCase() })}>
          <DialogBody>
            <Field
              label={t("Block")}
              help={t("A curl command, lines such as “Accept: text/html”, a JSON object, or a query string.")}
              error={refused ? t("No names and values could be read from it.") : null}
            >
              {(control) => (
                <Textarea
                  {...control}
                  rows={8}
                  className="font-mono text-sm"
                  spellCheck={false}
                  value={text}
                  onChange={(event) => {
                    setText(event.target.value);
                    setRefused(false);
                  }}
                />
              )}
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={() => setOpen(false)}>{t("Cancel")}</Button>
            <Button variant="primary" disabled={text.trim() === ""} onClick={take}>
              {t("Add rows")}
            </Button>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </>
  );
}
