import type { MultiOptionsField } from "@/domain/catalogue/field";
import type { FieldProps } from "@/components/canvas/inspector/field-props";
import { Checkbox } from "@/components/ui/checkbox";

export function MultiOptionsInput({
  field,
  value,
  onChange,
  onDone,
  readOnly,
  control,
}: FieldProps<MultiOptionsField>) {
  const chosen = chosenOf(value);
  const toggle = (name: string, on: boolean) => {
    const next = on ? [...chosen, name] : chosen.filter((each) => each !== name);
    // In the order in which the choices are listed.
    onChange(field.options.map((option) => option.name).filter((each) => next.includes(each)));
    onDone();
  };
  return (
    <div
      id={control.id}
      role="group"
      aria-label={field.label}
      aria-describedby={control["aria-describedby"]}
      className="flex flex-col gap-1.5"
    >
      {field.options.map((option) => (
        <label key={option.name} className="flex items-start gap-2">
          <Checkbox
            className="mt-0.5"
            checked={chosen.includes(option.name)}
            disabled={readOnly}
            onCheckedChange={(checked) => toggle(option.name, checked === true)}
          />
          <span>
            {option.label}
            {option.description && <span className="block text-sm text-muted-foreground">{option.description}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}

/** Lists are stored as such, or as their JSON text in older files. */
function chosenOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== "string" || value === "") return [];
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? parsed.map(String) : [value];
  } catch {
    return value.split(",").map((each) => each.trim());
  }
}
