import type { Fields } from "@/domain/catalogue/field";
import { maskedSecret } from "@/domain/catalogue/masked-secret";

export type SecretValues = Record<string, string>;

/** The values as a form shows them: every password field that has one is masked, fields the type lacks are left out. */
export function maskSecrets(fields: Fields, values: SecretValues): SecretValues {
  const shown: SecretValues = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name];
    if (value !== undefined) shown[name] = field.type === "password" && value !== "" ? maskedSecret : value;
  }
  return shown;
}

/** What to store when a form comes back: masked fields keep their stored value, other fields take the new one. */
export function mergeSecrets(fields: Fields, stored: SecretValues, given: SecretValues): SecretValues {
  const merged: SecretValues = {};
  for (const name of Object.keys(fields)) {
    const value = given[name] === maskedSecret ? stored[name] : given[name];
    if (value !== undefined && value !== "") merged[name] = value;
  }
  return merged;
}
