import type { Fields } from "@/domain/catalogue/field";

/** The values that nobody may see. A field that nobody declared is taken for a secret rather than not. */
export const secretValues = (fields: Fields, values: Readonly<Record<string, string>>): string[] =>
  Object.entries(values).flatMap(([name, value]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return field === undefined || field.type === "password" ? [value] : [];
  });
