import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { msg } from "@/components/words/msg";
import { t } from "@/components/words/t";
import { translatedChoices } from "@/components/words/translated-choices";
import type { ToolProperty } from "@/domain/tools/tool-schema";

interface TrialFieldProps {
  field: ToolProperty;
  value: string;
  onChange: (value: string) => void;
}

const answers = [
  { value: "none", label: msg("Not given") },
  { value: "true", label: msg("Yes") },
  { value: "false", label: msg("No") },
] as const;

/** One argument, typed by a person in the model's place. */
export function TrialField({ field: { property, type, description, required }, value, onChange }: TrialFieldProps) {
  return (
    <Field
      label={<span className="font-mono text-sm">{property}</span>}
      {...(description && { help: description })}
      optional={required !== true}
    >
      {(control) => {
        if (type === "boolean")
          return (
            <Select
              {...control}
              value={value === "true" || value === "false" ? value : "none"}
              onValueChange={(next) => onChange(next === "none" ? "" : next)}
              choices={translatedChoices(answers)}
            />
          );
        if (type === "array")
          return (
            <Textarea
              {...control}
              rows={2}
              placeholder={t("One on each line, or JSON")}
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
          );
        return (
          <Input
            {...control}
            autoComplete="off"
            inputMode={type === "number" ? "decimal" : undefined}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        );
      }}
    </Field>
  );
}
