import type { Field, Fields } from "@/domain/catalogue/field";
import { isNestedDeeperThan } from "@/domain/nesting";
import type { ComponentChoice } from "@/server/nodes/define-node";
import { redacted } from "../redact";

type Values = Readonly<Record<string, unknown>>;
type FieldsOf = (component: string) => Fields | undefined;

/**
 * Inputs as the trace shows them: without what is empty, components spelled as Flowise stores them, and without the
 * secrets that authors type into them: password fields, and what headers and the like hold under names of secrets.
 */
export function shownInputs(inputs: Values, fields: Fields, fieldsOf: FieldsOf): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(inputs)) {
    if (value === undefined || value === "" || value === null) continue;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (isChoice(value)) {
      shown[name] = value.name;
      const settings = shownInputs(value.settings, fieldsOf(value.name) ?? {}, fieldsOf);
      shown[`${name}Config`] = { ...settings, [name]: value.name };
    } else if (Array.isArray(value) && field?.type === "array") {
      shown[name] = value.map((row: unknown) => (isRecord(row) ? shownRow(row, field.row, fieldsOf) : row));
    } else shown[name] = shownValue(name, field, value);
  }
  return shown;
}

/** Rows of a name and a value are headers and the like. */
function shownRow(row: Values, fields: Fields, fieldsOf: FieldsOf): Record<string, unknown> {
  const cells = shownInputs(row, fields, fieldsOf);
  return namesSecret(row["key"]) && Object.hasOwn(cells, "value") ? { ...cells, value: redacted } : cells;
}

function shownValue(name: string, field: Field | undefined, value: unknown): unknown {
  if (field?.type === "password" || (field === undefined && namesSecret(name))) return redacted;
  // What is no JSON is prose, in which names of secrets are words like others.
  const isData = field?.type === "json" || typeof value === "object" || dataNames.test(name);
  return isData ? withoutSecrets(value) : value;
}

function withoutSecrets(value: unknown): unknown {
  if (typeof value !== "string") return isNestedDeeperThan(deepest, value) ? redacted : hidden(value);
  const parsed = parsedText(value);
  if (parsed === undefined) return value;
  if (isNestedDeeperThan(deepest, parsed)) return redacted;
  const safe = hidden(parsed);
  return JSON.stringify(safe) === JSON.stringify(parsed) ? value : JSON.stringify(safe, null, 2);
}

function hidden(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hidden);
  if (!isRecord(value)) return value;
  const isPair = namesSecret(value["key"]) && Object.hasOwn(value, "value");
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      namesSecret(name) || (isPair && name === "value") ? redacted : hidden(inner),
    ]),
  );
}

const deepest = 50;
const dataNames = /header|options/i;
const secretNames =
  /^(proxy-?)?authorization$|^(set-)?cookie$|^(bearer|token|password|passphrase|secret)$|(api|access|auth|private|secret|client|subscription|session|refresh|id)[-_ ]?(key|token|secret|password)$/i;

const namesSecret = (name: unknown): boolean => typeof name === "string" && secretNames.test(name.trim());

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isChoice = (value: unknown): value is ComponentChoice =>
  isRecord(value) && "settings" in value && "credentialId" in value && "name" in value;

function parsedText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
