import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldsOfExample, fieldsOfJsonSchema, jsonSchemaOf } from "./json-schema";
import { newField, type SchemaField } from "./schema-field";
import { fieldsOfWire, misfit, roomOf, type SchemaForm, schemaForms, typeName, wireOf } from "./wire-forms";

const name = fc.stringMatching(/^[a-z][a-zA-Z_]{0,8}$/);
const values = fc.uniqueArray(fc.stringMatching(/^[a-z]+$/), { minLength: 1, maxLength: 4 });
const words = fc.string({ maxLength: 12 });

/** Any description of an object, lists and objects in it at some depth. */
const { fields: anyFields } = fc.letrec<{ field: SchemaField; fields: SchemaField[] }>((tie) => ({
  field: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc
      .record({
        type: fc.constantFrom("string", "number", "integer", "boolean"),
        description: words,
        required: fc.boolean(),
      })
      .map(newField),
    fc
      .record({ values, description: words, required: fc.boolean() })
      .map((each) => newField({ ...each, type: "enum" })),
    fc
      .record({ item: tie("field"), required: fc.boolean() })
      .map(({ item, required }) => newField({ type: "array", required, item: { ...item, required: true } })),
    fc.record({ fields: tie("fields"), required: fc.boolean() }).map((each) => newField({ ...each, type: "object" })),
  ),
  fields: fc
    .uniqueArray(fc.tuple(name, tie("field")), { selector: ([key]) => key, maxLength: 4 })
    .map((entries) => entries.map(([key, field]) => ({ ...field, name: key }))),
}));

/** The same, cut down to what a form has room for. */
const fieldsFor = (form: SchemaForm) =>
  anyFields.map((fields) => {
    const { types, optional } = roomOf(form);
    return fields
      .filter((field) => types.includes(typeName(field)) || (types.includes(field.type) && field.type !== "array"))
      .map((field) => ({
        ...field,
        required: field.required || !optional,
        ...(field.item && form !== "jsonSchema" && { item: bare(form, field.item) }),
      }));
  });

/** Of what a list holds, only rows say more than that it is text. */
const bare = (form: SchemaForm, { type, fields }: SchemaField): SchemaField =>
  form === "rows" && type === "object" ? newField({ type, fields }) : newField();

describe("descriptions of an object", () => {
  it("survive the way to JSON Schema and back", () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        expect(fieldsOfJsonSchema(JSON.parse(JSON.stringify(jsonSchemaOf(fields))))).toEqual(fields);
      }),
    );
  });

  it.each(schemaForms)("survive the way to the form “%s” and back", (form) => {
    fc.assert(
      fc.property(fieldsFor(form), (fields) => {
        expect(misfit(form, fields)).toBeUndefined();
        const stored: unknown = JSON.parse(JSON.stringify(wireOf(form, fields)));
        // What a form does not say of an object's inside cannot come back.
        const deep = form === "arguments" ? fields.map((field) => ({ ...field, fields: [] })) : fields;
        expect(fieldsOfWire(form, stored)).toEqual(deep);
        expect(fieldsOfWire(form, JSON.stringify(stored))).toEqual(deep);
      }),
    );
  });

  it("keep what else a schema says", () => {
    const schema = {
      type: "object",
      properties: { mail: { type: "string", format: "email", maxLength: 90 } },
      required: ["mail"],
    };
    expect(jsonSchemaOf(fieldsOfJsonSchema(schema) ?? [])).toEqual(schema);
  });

  it("are none when a schema says more than rows can show", () => {
    expect(fieldsOfJsonSchema({ type: "object", properties: { a: { type: ["string", "null"] } } })).toBeUndefined();
    expect(fieldsOfJsonSchema({ type: "array" })).toBeUndefined();
    expect(fieldsOfWire("properties", "not json")).toBeUndefined();
  });

  it("are refused where a form has no room for them, in words that name the property", () => {
    expect(misfit("rows", [newField({ name: "address", type: "object" })])).toBe(
      "“address” is an object, which this field has no room for.",
    );
    expect(misfit("parser", [newField({ name: "a", required: false })])).toMatch(/every property is required/);
  });
});

describe("the wire forms of Flowise", () => {
  it("reads and writes the rows of a structured output as they are stored", () => {
    const rows = [
      { key: "city", type: "string", description: "Where" },
      { key: "mood", type: "enum", enumValues: "good, bad", description: "" },
      { key: "tags", type: "stringArray", description: "" },
      {
        key: "people",
        type: "jsonArray",
        jsonSchema: '{\n  "name": {\n    "type": "string",\n    "description": "Full"\n  }\n}',
        description: "",
      },
    ];
    expect(wireOf("rows", fieldsOfWire("rows", rows) ?? [])).toEqual(rows);
  });

  it("reads a tool's properties from their text", () => {
    const text = '[{"property":"city","type":"string","description":"A city","required":true}]';
    expect(fieldsOfWire("properties", text)).toEqual([newField({ name: "city", description: "A city" })]);
  });

  it("keeps what it does not know of an argument", () => {
    const stored = { id: { type: "string", required: true, in: "path" } };
    expect(wireOf("arguments", fieldsOfWire("arguments", stored) ?? [])).toEqual(stored);
  });
});

describe("an example of the object", () => {
  it("shows its properties, objects and lists in it", () => {
    const fields = fieldsOfExample({
      city: "Rome",
      size: 2,
      open: true,
      places: [{ name: "x" }, { name: "y", far: 1 }],
    });
    expect(jsonSchemaOf(fields ?? [])).toEqual({
      type: "object",
      properties: {
        city: { type: "string" },
        size: { type: "number" },
        open: { type: "boolean" },
        places: {
          type: "array",
          items: {
            type: "object",
            properties: { name: { type: "string" }, far: { type: "number" } },
            required: ["name"],
          },
        },
      },
      required: ["city", "size", "open", "places"],
    });
    expect(fieldsOfExample("text")).toBeUndefined();
  });
});
