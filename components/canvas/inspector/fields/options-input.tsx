import { t } from "@/components/words/t";
import type { OptionsField } from "@/domain/catalogue/field";
import { asText, type FieldProps } from "@/components/canvas/inspector/field-props";
import { Combobox } from "@/components/ui/combobox";
import { Select } from "@/components/ui/select";

/** What a closed list calls an answer left open. */
const unset = "__unset";
const fewEnough = 12;

export function OptionsInput({ field, value, onChange, onDone, readOnly, control }: FieldProps<OptionsField>) {
  const chosen = asText(value) || undefined;
  const choices = [
    ...(field.optional && field.default === undefined ? [{ value: unset, label: t("Not set") }] : []),
    ...field.options.map(({ name, label, description }) => ({
      value: name,
      label,
      ...(description !== undefined && { description }),
    })),
    // A value of another version of the node stays visible.
    ...(chosen !== undefined && !field.options.some((option) => option.name === chosen)
      ? [{ value: chosen, label: chosen }]
      : []),
  ];
  const choose = (next: string) => {
    onChange(next === unset ? undefined : next);
    onDone();
  };
  if (choices.length > fewEnough) {
    return <Combobox {...control} value={chosen} onValueChange={choose} choices={choices} disabled={readOnly} />;
  }
  const { "aria-required": _required, ...described } = control;
  return <Select {...described} value={chosen} onValueChange={choose} choices={choices} disabled={readOnly} />;
}
