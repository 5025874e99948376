import type { ComponentType } from "react";
import type { Field, Fields } from "@/domain/catalogue/field";
import type { FlowNode } from "@/domain/flow/flow-document";
import type { FieldControl } from "@/components/ui/field";

type Values = Readonly<Record<string, unknown>>;

/** What a field stands in: a node's inputs, a row of one of them, or the settings of a node used inside. */
export interface FieldPlace {
  /** From the node down, with a dot at its end unless it is empty: `agentTools.0.`. */
  path: string;
  /** The node's own input that all of this belongs to; undefined at the top. */
  input: string | undefined;
  values: Values;
  fields: Fields;
  /** Sets several values at once; `undefined` forgets one. */
  change: (values: Values) => void;
  /** Sets rows of which each is a branch; `origins` says which one each row was before. */
  changeBranches?:
    | ((name: string, rows: readonly unknown[], origins: readonly (number | undefined)[]) => void)
    | undefined;
  /** Draws a field of this place or of one inside of it: label, control, and what is wrong. */
  Row: ComponentType<FieldRowProps>;
  /** Whose lists of choices are loaded. */
  owner: { name: string; credentialId: string | undefined; values: () => Values };
}

export interface FieldRowProps {
  node: FlowNode;
  name: string;
  field: Field;
  place: FieldPlace;
  /** The label is there to be heard only: the row says it already. */
  bare?: boolean;
}

/** What every kind of field gets. Values are as stored: files of other programs keep numbers as text. */
export interface FieldProps<F extends Field = Field> {
  node: FlowNode;
  /** Key of the input. */
  name: string;
  field: F;
  place: FieldPlace;
  /** The stored value, or the catalogue's default. */
  value: unknown;
  /** `undefined` forgets the value. */
  onChange: (value: unknown) => void;
  /** The person is done with this field for now: what comes next is another step of undo. */
  onDone: () => void;
  readOnly: boolean;
  /** Links the control with its label, help and error. */
  control: FieldControl;
  /** It has the whole screen. */
  big?: boolean | undefined;
}

/** A stored value as text for a text control. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  return JSON.stringify(value, null, 2) ?? "";
}
