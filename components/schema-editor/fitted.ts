import { newField, retyped, type SchemaField } from "./schema-field";
import { roomOf, type SchemaForm, typeName } from "./wire-forms";

/** The description as well as a form can hold it: what it has no room for becomes the nearest thing that it has. */
export function fitted(form: SchemaForm, fields: readonly SchemaField[]): SchemaField[] {
  const { types, optional } = roomOf(form);
  return fields.map((field) => {
    const required = field.required || !optional;
    if (types.includes(typeName(field)) || types.includes(field.type)) return { ...field, required };
    const objects = field.type === "object" && types.includes("array:object");
    if (objects) {
      const item = newField({ type: "object", fields: field.fields });
      return { ...retyped(field, "array", "object"), item, required };
    }
    return {
      ...retyped(field, field.type === "array" && types.includes("array:string") ? "array" : "string"),
      required,
    };
  });
}
