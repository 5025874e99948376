import { t } from "@/components/words/t";
import type { Field } from "@/domain/catalogue/field";
import { asText as valueText, splitText } from "@/domain/flow/references";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { FieldControl } from "./field-control";
import { asText, type FieldProps } from "./field-props";
import { useReferenceChoices } from "./use-reference-choices";

interface ExpandedFieldProps extends FieldProps<Field> {
  error: string | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The same field with the whole screen for it; what is written here is written there, with the same way back. */
export function ExpandedField({ open, onOpenChange, error, ...props }: ExpandedFieldProps) {
  const { field, control } = props;
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={field.label}
        description={field.description}
        size="xl"
        onEscapeKeyDown={(event) => {
          // A list or the search inside of the editor closes first.
          const { activeElement } = document;
          if (activeElement?.closest("[data-keeps-escape], .cm-panel")) event.preventDefault();
        }}
        className="h-[92dvh] sm:h-[86dvh] sm:max-w-6xl"
      >
        <div className="flex min-h-0 flex-1 flex-col gap-4 px-5 pb-5 md:flex-row">
          <div className="flex min-h-0 flex-1 flex-col gap-2">
            <FieldControl
              {...props}
              big
              control={{ ...control, id: `${control.id}-big`, "aria-describedby": undefined }}
            />
            <FieldError>{error}</FieldError>
          </div>
          {field.type !== "code" && <Preview {...props} />}
        </div>
      </DialogContent>
    </Dialog>
  );
}

/** The text as it reads with what its references were in the last run. */
function Preview({ node, name, field, place, value }: FieldProps<Field>) {
  const { know, valueOf } = useReferenceChoices(node, name, field, place);
  const parts = splitText(asText(value), (inner) => `{{${inner}}}`);
  if (!parts.some((part) => part.kind === "reference" && know(part.raw))) return null;
  const valueIn = (raw: string) => (know(raw) ? valueOf(raw) : undefined);
  const open = parts.filter((part) => part.kind === "reference" && valueIn(part.raw) === undefined).length;
  const shown = parts.map((part, index) => {
    if (part.kind === "text") return part.text;
    const found = valueIn(part.raw);
    if (found !== undefined)
      return (
        // eslint-disable-next-line react/no-array-index-key -- Parts of a text have only their place.
        <mark key={index} title={part.raw} className="rounded-xs bg-ok-soft text-ok">
          {valueText(found)}
        </mark>
      );
    return (
      // eslint-disable-next-line react/no-array-index-key -- As above.
      <mark key={index} className="rounded-xs bg-waiting-soft text-waiting">
        {part.raw}
      </mark>
    );
  });
  return (
    <section
      aria-label={t("Preview")}
      className="flex max-h-[40%] min-h-0 flex-1 flex-col gap-1.5 md:max-h-none md:max-w-[45%]"
    >
      <h3 className="text-sm font-medium">{t("As the last run would read it")}</h3>
      <p className="text-sm text-muted-foreground">
        {open === 0
          ? t("Every reference has its value of the last run.")
          : t("{open} without a value in the last run.", { open })}
      </p>
      <div
        tabIndex={0}
        role="region"
        aria-label={t("Text with the values of the last run")}
        className="min-h-0 flex-1 overflow-auto rounded-md border bg-muted px-3 py-2 wrap-anywhere whitespace-pre-wrap"
      >
        {shown}
      </div>
    </section>
  );
}
