import { dateText } from "@/components/words/date-text";
import type { TextField } from "@/domain/catalogue/field";
import { asText, type FieldProps } from "@/components/canvas/inspector/field-props";
import { cn } from "@/components/ui/cn";

/** A week that begins with a Monday. */
const weekDays = [1, 2, 3, 4, 5, 6, 7].map((day) => Date.UTC(2024, 0, day));
const monthDays = Array.from({ length: 31 }, (_, index) => String(index + 1));

/** Days of the week or the month, stored as their numbers: `1,3,5`. */
export function DaysInput({ field, value, onChange, onDone, readOnly, control }: FieldProps<TextField>) {
  const ofWeek = field.picks === "weekDays";
  const labels = ofWeek ? weekDays.map((day) => dateText(day, { weekday: "short", timeZone: "UTC" })) : monthDays;
  const chosen = chosenOf(asText(value), ofWeek);
  const toggle = (day: number) => {
    const next = chosen.includes(day) ? chosen.filter((each) => each !== day) : [...chosen, day];
    const text = next.toSorted((a, b) => a - b).join(",");
    onChange(text === "" ? undefined : text);
    onDone();
  };
  return (
    <div
      id={control.id}
      role="group"
      aria-label={field.label}
      aria-describedby={control["aria-describedby"]}
      className={cn("grid gap-1", ofWeek ? "grid-cols-7" : "grid-cols-8")}
    >
      {labels.map((label, index) => {
        const on = chosen.includes(index + 1);
        return (
          <button
            key={label}
            type="button"
            aria-pressed={on}
            disabled={readOnly}
            onClick={() => toggle(index + 1)}
            className={cn(
              "h-7 rounded-md border text-sm tabular-nums hover:bg-accent disabled:opacity-55",
              on && "border-primary bg-primary text-primary-foreground hover:bg-primary",
            )}
          >
            {label}
          </button>
        );
      })}
    </div>
  );
}

/** Sunday is 0 in some files. */
const chosenOf = (text: string, ofWeek: boolean): number[] => {
  const numbers = text.split(",").flatMap((each) => (each.trim() === "" ? [] : [Number(each)]));
  return [...new Set(ofWeek ? numbers.map((day) => (day === 0 ? 7 : day)) : numbers)];
};
