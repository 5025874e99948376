/**
 * A node's inputs. A *field* is typed by a person; a *slot* takes a wire. The union is discriminated by `type`,
 * so that the inspector, the importer and `resolve-inputs` each handle every case or do not compile.
 */
interface Common {
  label: string;
  /** Help text under the label. */
  description?: string;
  placeholder?: string;
  /** May stay empty. Without it an empty input is a problem shown on the node. */
  optional?: boolean;
  /** May stay empty when this other input is filled, whose value counts then. */
  unless?: string;
  /** Folded away under "Advanced" in the inspector. */
  additional?: boolean;
  /** Shown only when every named input has one of the given values. */
  show?: Visibility;
  /** Hidden when every named input has one of the given values. */
  hide?: Visibility;
}

export type Visibility = Readonly<Record<string, string | number | boolean | readonly (string | number | boolean)[]>>;

export interface Choice<V extends string = string> {
  label: string;
  name: V;
  description?: string;
}

export interface TextField extends Common {
  type: "string";
  default?: string;
  /** More than one row makes it a text area. */
  rows?: number;
  /** `{{…}}` references are completed and resolved. */
  references?: boolean;
  /** The text is JSON when the inputs beside it have these values: references in it stand for values, whatever they hold. */
  json?: Visibility;
  /** What the text is written in, where that is no plain prose. */
  language?: "text" | "markdown" | "html" | "python";
  /** What the text has to be; complaints say so while one types. */
  format?: "url" | "cron" | "regex";
  /** What the text says, where Flowise picks it from a clock or a calendar: `09:30`, `1,3,5`, `2027-01-31`. */
  picks?: "time" | "weekDays" | "monthDays" | "date";
}
export interface PasswordField extends Common {
  type: "password";
}
export interface NumberField extends Common {
  type: "number";
  default?: number;
  step?: number;
  min?: number;
  max?: number;
  /** What is no number is given to the node as it is. */
  loose?: boolean;
}
export interface BooleanField extends Common {
  type: "boolean";
  default?: boolean;
}
export interface OptionsField<V extends string = string> extends Common {
  type: "options";
  options: readonly Choice<V>[];
  default?: V;
}
export interface MultiOptionsField<V extends string = string> extends Common {
  type: "multiOptions";
  options: readonly Choice<V>[];
  default?: readonly V[];
}
/** Choices that the server loads with the node's credential; free text is always allowed. */
export interface AsyncOptionsField extends Common {
  type: "asyncOptions";
  /** Name of one of the definition's `loaders`. */
  load: string;
  default?: string;
}
export interface JsonField extends Common {
  type: "json";
  /** A JSON schema, or an object of names and texts: each is shown in a way of its own. */
  layout?: "schema" | "pairs";
  default?: string;
  references?: boolean;
  /** A wire may end here too: it only makes its source available to references (Flowise's `promptValues`). */
  accepts?: string;
}
export interface CodeField extends Common {
  type: "code";
  language: "javascript" | "json" | "html" | "python";
  default?: string;
  example?: string;
  /** It describes an object, and is shown as a table of its properties. */
  schema?: "properties" | "arguments";
}
export interface FileField extends Common {
  type: "file";
  /** Accepted endings, such as `.pdf, .txt`. */
  fileType: string;
}
/** Rows with typed columns. Stored as an array of objects; old files store its JSON text. */
export interface DatagridField extends Common {
  type: "datagrid";
  /** The rows describe an object's properties. */
  layout?: "schema";
  columns: readonly DatagridColumn[];
  default?: readonly Readonly<Record<string, unknown>>[];
}
export interface DatagridColumn {
  name: string;
  label: string;
  type: "string" | "boolean" | "options";
  options?: readonly string[];
}
/** Rows whose cells are fields of their own; `show` and `hide` of a cell look at its row. Old files store JSON text. */
export interface ArrayField extends Common {
  type: "array";
  row: RowFields;
  default?: readonly Readonly<Record<string, unknown>>[];
  /** References in texts at any depth of the rows are resolved. */
  references?: boolean;
  /** What the rows are together, which is shown in a way of its own. */
  layout?: "pairs" | "conditions" | "messages" | "schema";
}
export type RowFields = Readonly<Record<string, RowField>>;
export type RowField = Exclude<Field, Slot>;
/** One input of several kinds: the first kind that is shown counts. */
export interface OneOfField extends Common {
  type: "oneOf";
  kinds: readonly (TextField | NumberField | BooleanField | OptionsField | ArrayField)[];
}
/**
 * A node of the catalogue used inside this one, such as an agent's chat model. As in Flowise the input holds the node's
 * name and `<input>Config` its settings, with the credential's id under `FLOWISE_CREDENTIAL_ID`.
 */
export interface ComponentField extends Common {
  type: "component";
  /** Class the chosen node must provide, such as `BaseChatModel`. */
  accepts: string;
  /** Flowise's name for the list of choices. */
  load: "listModels" | "listTools" | "listVectorStores" | "listEmbeddings";
}
/** A choice among things that exist around the node. Free text is always allowed. */
export interface PickField extends Common {
  type: "pick";
  from: PickSource;
}
export const pickSources = {
  flows: "listFlows",
  documentStores: "listStores",
  stateKeys: "listRuntimeStateKeys",
  earlierSteps: "listPreviousNodes",
  toolArguments: "listToolInputArgs",
} as const;
/** Keys of `pickSources`; the values are Flowise's names for them. */
export type PickSource = keyof typeof pickSources;
export interface Slot<T extends string = string> extends Common {
  type: "slot";
  /** Class name a wire must provide (Flowise's anchor type). */
  accepts: T;
  /** Takes several wires, in the order they were drawn. */
  list?: boolean;
}

export type Field =
  | TextField
  | PasswordField
  | NumberField
  | BooleanField
  | OptionsField
  | MultiOptionsField
  | AsyncOptionsField
  | JsonField
  | CodeField
  | FileField
  | DatagridField
  | ArrayField
  | OneOfField
  | ComponentField
  | PickField
  | Slot;

export type Fields = Readonly<Record<string, Field>>;

/** The class a wire into this input must provide, or undefined where no wire may end. */
export const acceptedClass = (field: Field): string | undefined =>
  field.type === "slot" || field.type === "json" ? field.accepts : undefined;
