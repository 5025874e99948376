import { t } from "@/components/words/t";
import type { FormField } from "@/domain/flow/start-form";

/** A field as it is being filled in: numbers are text until they are sent. */
export type FormValue = string | boolean;
export type FormValues = Readonly<Record<string, FormValue | undefined>>;

/** What keeps a field from being sent. Texts may be empty, for nothing says that they may not. */
export function problemOfValue({ type }: FormField, value: FormValue | undefined): string | null {
  if (type === "number" && value !== undefined && value !== "" && !Number.isFinite(Number(value)))
    return t("Write a number, such as 3 or 0.5.");
  return type === "options" && (value === undefined || value === "") ? t("Choose one.") : null;
}

/** The form as it is sent. A number that was left out is left out. */
export function readValues(fields: readonly FormField[], values: FormValues): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ type, name }): [string, unknown][] => {
      const value = values[name];
      if (type === "boolean") return [[name, value === true]];
      const text = typeof value === "string" ? value.trim() : "";
      if (type === "number") return text === "" ? [] : [[name, Number(text)]];
      return [[name, text]];
    }),
  );
}
