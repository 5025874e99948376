import { type ReactNode, useState } from "react";
import { t } from "@/components/words/t";
import type { JsonField } from "@/domain/catalogue/field";
import { FieldEditor } from "@/components/canvas/inspector/field-editor";
import type { FieldProps } from "@/components/canvas/inspector/field-props";
import { Button } from "@/components/ui/button";
import type { Pair } from "@/components/key-values/parse-block";
import { PairsEditor } from "./pairs-editor";
import { pairsOf, withPairs } from "./pairs-text";

interface PairsTextInputProps extends FieldProps<JsonField> {
  /** The same value as JSON. */
  children: ReactNode;
}

/** Names and values that are kept as one JSON object; the JSON itself can be edited, too. */
export function PairsTextInput(props: PairsTextInputProps) {
  const { node, name, field, place, value, onChange, onDone, readOnly, control, children } = props;
  const [asJson, setAsJson] = useState(false);
  const [draft, setDraft] = useState<readonly Pair[]>();
  const stored = pairsOf(value);
  if (!stored) return children;
  // A row without a name is not stored yet; it stays for who fills it in.
  const pairs = draft && withPairs(draft) === withPairs(stored) ? draft : stored;
  const change = (next: readonly Pair[]) => {
    setDraft(next);
    onChange(withPairs(next));
  };
  return (
    <>
      {asJson ? (
        children
      ) : (
        <PairsEditor
          {...{ pairs, readOnly, control, onDone }}
          label={field.label}
          onChange={change}
          value={(index, set, done, onPasteText) => (
            <FieldEditor
              {...{ node, name, field, place, readOnly, onPasteText }}
              control={{
                id: `${control.id}-${String(index)}`,
                ...{ "aria-describedby": undefined, "aria-invalid": undefined, "aria-required": undefined },
              }}
              label={t("Value of {name}", { name: pairs[index]?.name || t("row {value}", { value: index + 1 }) })}
              text={pairs[index]?.value ?? ""}
              onText={set}
              onDone={done}
              language="text"
              rows={1}
              placeholder={t("value")}
            />
          )}
        />
      )}
      <Button variant="link" className="self-start text-sm" onClick={() => setAsJson(!asJson)}>
        {asJson ? t("Edit by row") : t("Edit as JSON")}
      </Button>
    </>
  );
}
