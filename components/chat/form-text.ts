import { t } from "@/components/words/t";
import type { FormField } from "@/domain/flow/start-form";

/** How a form that was given reads among the questions. */
export const formText = (fields: readonly FormField[], values: Readonly<Record<string, unknown>>): string =>
  fields
    .flatMap(({ name, label }) => {
      const value = values[name];
      return value === undefined || value === "" ? [] : [`${label || name}: ${shown(value)}`];
    })
    .join("\n") || t("An empty form");

const shown = (value: unknown): string => (value === true ? "yes" : value === false ? "no" : String(value));
