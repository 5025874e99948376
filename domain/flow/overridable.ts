import type { Field, Fields } from "@/domain/catalogue/field";

// Addresses decide where a credential travels, so that nobody but the flow's author may set them.
const addressName = /url|uri|host|endpoint|base_?path|base_?options|proxy|headers?$/i;

/** Whether an owner may let callers replace this input. Never: wires, secrets, code, files, addresses. */
export function mayBeOverridden(name: string, field: Field): boolean {
  switch (field.type) {
    case "slot":
    case "password":
    case "code":
    case "file":
    case "component":
      return false;
    case "string":
    case "number":
    case "boolean":
    case "options":
    case "multiOptions":
    case "asyncOptions":
    case "json":
    case "datagrid":
    case "array":
    case "oneOf":
    case "pick":
      return !addressName.test(name);
  }
}

export interface OverridableField {
  name: string;
  label: string;
  type: Field["type"];
}

/** The inputs of a node that callers can be allowed to replace, in the order in which it shows them. A note has none. */
export const overridableFields = ({ inputs, note }: { inputs: Fields; note?: boolean }): OverridableField[] =>
  Object.entries(note ? {} : inputs)
    .filter(([name, field]) => mayBeOverridden(name, field))
    .map(([name, { label, type }]) => ({ name, label, type }));
