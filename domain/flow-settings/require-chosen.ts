import type { ServiceSpec } from "./service-spec";
import type { ServiceValues } from "./service-values";

/** Reports what the chosen service still needs. */
export function requireChosen(
  specs: readonly ServiceSpec[],
  chosen: string,
  services: ServiceValues,
  report: (path: readonly string[], message: string) => void,
): void {
  const spec = specs.find(({ name }) => name === chosen);
  if (!spec) return;
  const values = services[chosen] ?? {};
  const empty = (name: string): boolean => {
    const value = values[name];
    return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
  };
  if (spec.credentials.length > 0 && !spec.credentialOptional && empty("credentialId"))
    report(["services", chosen, "credentialId"], "Choose a credential.");
  for (const { name, label, required } of spec.fields) {
    if (required && empty(name)) report(["services", chosen, name], `${label} is needed.`);
  }
}
