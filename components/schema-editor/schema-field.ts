export const schemaTypes = ["string", "number", "integer", "boolean", "enum", "array", "object"] as const;
export type SchemaType = (typeof schemaTypes)[number];

/** A property of an object as people describe it, whatever form a node keeps it in. */
export interface SchemaField {
  name: string;
  type: SchemaType;
  description: string;
  required: boolean;
  /** What an `enum` may be. */
  values: readonly string[];
  /** What an `array` holds; it has no name. */
  item?: SchemaField | undefined;
  /** Properties of an `object`. */
  fields: readonly SchemaField[];
  /** What else is said of it, kept as it is: `minLength`, `format` … */
  rest: Readonly<Record<string, unknown>>;
}

export const newField = (over: Partial<SchemaField> = {}): SchemaField => ({
  ...{ name: "", type: "string", description: "", required: true, values: [], fields: [], rest: {} },
  ...over,
});

/** The field as another type. What the other type has no use for goes. */
export function retyped(field: SchemaField, type: SchemaType, itemType: SchemaType = "string"): SchemaField {
  const { item: _item, ...kept } = field;
  return {
    ...kept,
    type,
    values: type === "enum" ? field.values : [],
    fields: type === "object" ? field.fields : [],
    ...(type === "array" && { item: field.item?.type === itemType ? field.item : newField({ type: itemType }) }),
  };
}
