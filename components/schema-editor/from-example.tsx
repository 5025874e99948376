import { useId, useState } from "react";
import { CodeEditor } from "@/components/code-editor/code-editor";
import { checkJson } from "@/components/code-editor/check-json";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { t } from "@/components/words/t";
import { fieldsOfExample } from "./json-schema";
import type { SchemaField } from "./schema-field";
import { fitted } from "./fitted";
import type { SchemaForm } from "./wire-forms";

interface FromExampleProps {
  form: SchemaForm;
  onChoose: (fields: SchemaField[]) => void;
}

/** Reads the description off an example of the object. */
export function FromExample({ form, onChoose }: FromExampleProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const id = useId();
  const fault = text.trim() === "" ? undefined : checkJson(text);
  const read = text.trim() === "" || fault ? undefined : fieldsOfExample(JSON.parse(text));
  const error = fault?.message ?? (text.trim() !== "" && !read ? t("Paste an object, or a list of objects.") : null);
  const take = () => {
    if (!read) return;
    onChoose(fitted(form, read));
    setOpen(false);
    setText("");
  };
  return (
    <>
      <Button variant="link" className="text-sm" onClick={() => setOpen(true)}>
        {t("From an example")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent
          title={t("From an example")}
          description={t("Its properties take the place of those described now.")}
        >
          <DialogBody>
            <Field label={t("Example of the object")} error={error}>
              {(control) => (
                <CodeEditor
                  control={{ ...control, id: control.id || id }}
                  language="json"
                  rows={8}
                  value={text}
                  onChange={setText}
                  placeholder={t('{ "city": "Rome", "people": 3 }')}
                />
              )}
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={() => setOpen(false)}>{t("Cancel")}</Button>
            <Button variant="primary" disabled={!read} onClick={take}>
              {read
                ? t("{count, plural, one {Take over # property} other {Take over # properties}}", {
                    count: read.length,
                  })
                : t("Take over")}
            </Button>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </>
  );
}
