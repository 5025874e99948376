import { coerceValue, isBlank, type TypedField } from "@/domain/catalogue/coerce-value";
import type { Field, Fields, RowFields } from "@/domain/catalogue/field";
import { isVisible, shownKind } from "@/domain/catalogue/visibility";
import { AppError } from "@/domain/errors";
import type { FlowNode } from "@/domain/flow/flow-document";
import { embeddedCredentialKey } from "@/domain/flow/flowise-format";
import { mapTexts } from "@/domain/flow/references";
import type { ComponentChoice } from "@/server/nodes/define-node";
import { filledJson } from "./filled-json";
import type { Fill } from "./step-lookup";

type Stored = Readonly<Record<string, unknown>>;

/** The stored values of a step's fields in which references are resolved. */
export const referringValues = (fields: Fields, stored: Stored): unknown[] =>
  Object.entries(fields).flatMap(([name, field]) =>
    takesReferences(kindOf(field, stored, fields)) ? [stored[name]] : [],
  );

/**
 * The values a step is run with: references filled in, coerced, defaults in place of what is missing, components as
 * choices. Throws `unprocessable` on the step when something required is missing or unreadable.
 */
export function stepInputs(node: FlowNode, fields: Fields, stored: Stored, fill: Fill): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.type === "slot") continue;
    const visible = isVisible(field, stored, fields);
    values[name] = visible ? valueOf(name, field, { node, fields, stored, fill }) : defaultOf(field);
  }
  return values;
}

interface Source {
  node: FlowNode;
  fields: Fields;
  stored: Stored;
  fill: Fill;
}

function valueOf(name: string, given: TypedField, { node, fields, stored, fill }: Source): unknown {
  const field = kindOf(given, stored, fields);
  const raw = Object.hasOwn(stored, name) ? stored[name] : undefined;
  if (field.type === "component") return required(node, given, componentOf(name, raw, stored));
  const filled = takesReferences(field) ? withValues(field, raw, { fields, stored, fill }) : raw;
  const coerced = coerceValue(field, filled);
  if (!coerced.ok) throw problem(node, `“${given.label}” of “${node.label}” ${coerced.reason}.`);
  const value = field.type === "array" ? withComponents(field.row, coerced.value) : coerced.value;
  return required(node, given, value ?? defaultOf(field));
}

function withValues(field: TypedField, raw: unknown, { fields, stored, fill }: Omit<Source, "node">): unknown {
  const isJson =
    field.type === "json" || (field.type === "string" && field.json && isVisible({ show: field.json }, stored, fields));
  const whole = isJson && typeof raw === "string" ? filledJson(raw, fill) : undefined;
  if (whole && (field.type === "json" || typeof whole.value === "object")) return whole.value ?? raw;
  return mapTexts(opened(field, raw), fill);
}

/** Old files keep rows as JSON text, whose strings hold the references. */
function opened(field: TypedField, raw: unknown): unknown {
  if (field.type !== "array" || typeof raw !== "string" || isBlank(raw)) return raw;
  const coerced = coerceValue(field, raw);
  return coerced.ok ? coerced.value : raw;
}

function required(node: FlowNode, field: Field, value: unknown): unknown {
  if (value !== undefined || field.optional || field.type === "boolean") return value;
  throw problem(node, `Fill in “${field.label}” of “${node.label}”.`);
}

function kindOf(field: Field, stored: Stored, fields: Fields): TypedField {
  if (field.type === "oneOf") return shownKind(field, stored, fields) ?? field;
  return field as TypedField;
}

const takesReferences = (field: Field): boolean => "references" in field && field.references === true;

function defaultOf(field: Field): unknown {
  if ("default" in field && field.default !== undefined) return field.default;
  if (field.type === "array" || field.type === "datagrid") return [];
  return field.type === "boolean" && !field.optional ? false : undefined;
}

/** As in Flowise the settings lie beside the name, and the credential's id among them. */
function componentOf(name: string, raw: unknown, siblings: Stored): ComponentChoice | undefined {
  if (typeof raw !== "string" || raw === "") return undefined;
  const beside: unknown = siblings[`${name}Config`];
  const config = typeof beside === "object" && beside !== null && !Array.isArray(beside) ? { ...beside } : {};
  const { [embeddedCredentialKey]: first, credential: second, ...settings } = config as Record<string, unknown>;
  const credentialId = [first, second].find((id): id is string => typeof id === "string" && id !== "");
  return { name: raw, settings, credentialId };
}

function withComponents(fields: RowFields, rows: unknown): unknown {
  const names = Object.entries(fields).flatMap(([name, field]) => (field.type === "component" ? [name] : []));
  if (names.length === 0 || !Array.isArray(rows)) return rows;
  return rows.map((row: Record<string, unknown>) => ({
    ...row,
    ...Object.fromEntries(names.map((name) => [name, componentOf(name, row[name], row)])),
  }));
}

/** Credentials that components of a step use. */
export const componentCredentials = (fields: Fields, stored: Stored): string[] =>
  Object.entries(fields).flatMap(([name, field]): string[] => {
    if (field.type === "component") return [componentOf(name, stored[name], stored)?.credentialId ?? []].flat();
    const rows = field.type === "array" && Array.isArray(stored[name]) ? (stored[name] as unknown[]) : [];
    return rows.flatMap((row) =>
      field.type === "array" && typeof row === "object" && row !== null
        ? componentCredentials(field.row, row as Stored)
        : [],
    );
  });

const problem = (node: FlowNode, message: string): AppError =>
  new AppError("unprocessable", message, { nodeId: node.id });
