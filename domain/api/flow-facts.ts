import type { Field } from "../catalogue/field";
import type { FlowKind } from "../catalogue/node-spec";
import type { StartForm } from "../flow/start-form";

/** A value of a flow that its owner lets callers replace. */
export interface ReplaceableValue {
  /** The node's label and id. */
  node: string;
  nodeId: string;
  name: string;
  field: Field;
}

/** What callers of one flow need to know of it, as it is published. Nothing of its prompts and values. */
export interface FlowFacts {
  id: string;
  name: string;
  kind: FlowKind;
  /** Anybody may call it, without a key. */
  isPublic: boolean;
  form: StartForm | undefined;
  replaceable: readonly ReplaceableValue[];
  /** Variables whose values callers may replace. */
  variables: readonly string[];
  /** Kinds of files it takes, in words; empty: none. */
  uploads: readonly string[];
  /** Vector stores that callers may fill. */
  stores: readonly { id: string; label: string }[];
  /** Endings of the files that its document loaders take; empty: none. */
  documentFiles: readonly string[];
}
