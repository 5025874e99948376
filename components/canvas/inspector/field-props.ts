import type { Field } from "@/domain/catalogue/field";
import type { FlowNode } from "@/domain/flow/flow-document";
import type { FieldControl } from "@/components/ui/field";

/** What every kind of field gets. Values are as stored: files of other programs keep numbers as text. */
export interface FieldProps<F extends Field = Field> {
  node: FlowNode;
  /** Key of the input. */
  name: string;
  field: F;
  /** The stored value, or the catalogue's default. */
  value: unknown;
  /** `undefined` forgets the value. */
  onChange: (value: unknown) => void;
  /** The person is done with this field for now: what comes next is another step of undo. */
  onDone: () => void;
  readOnly: boolean;
  /** Links the control with its label, help and error. */
  control: FieldControl;
}

/** A stored value as text for a text control. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  return JSON.stringify(value, null, 2) ?? "";
}
