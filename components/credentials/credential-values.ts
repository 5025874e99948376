import { t } from "@/components/words/t";
import type { CredentialSpec } from "@/domain/catalogue/credential-spec";
import type { Field } from "@/domain/catalogue/field";
import { isVisible } from "@/domain/catalogue/visibility";

/** A credential's values as they travel: everything is text. */
export type CredentialValues = Readonly<Record<string, string>>;

/** The values a new form begins with. */
export function initialValues(spec: CredentialSpec): CredentialValues {
  const values: Record<string, string> = {};
  for (const [name, field] of Object.entries(spec.fields)) {
    const value = "default" in field ? field.default : undefined;
    if (value !== undefined && value !== "" && typeof value !== "object") values[name] = String(value);
  }
  return values;
}

/** The fields that the form shows for these values, in the type's order. */
export const visibleFields = (spec: CredentialSpec, values: CredentialValues): [string, Field][] =>
  Object.entries(spec.fields).filter(([, field]) => isVisible(field, values, spec.fields));

/** A sentence for every field that is wrong, by the field's name. */
export function findMistakes(spec: CredentialSpec, values: CredentialValues): Readonly<Record<string, string>> {
  const mistakes: Record<string, string> = {};
  for (const [name, field] of visibleFields(spec, values)) {
    const value = values[name]?.trim() ?? "";
    if (value === "" && !field.optional) mistakes[name] = t("{field} is needed.", { field: field.label });
    else if (value !== "" && field.type === "number" && !Number.isFinite(Number(value)))
      mistakes[name] = t("Enter a number.");
  }
  return mistakes;
}
