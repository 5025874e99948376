import { expect, it } from "vitest";
import { schemaRows, typeName } from "./schema-rows";

const schemas = {
  Node: {
    type: "object" as const,
    properties: { name: { type: "string" as const }, child: { $ref: "#/components/schemas/Node" } },
    required: ["name"],
  },
};
const node = { $ref: "#/components/schemas/Node" };

it("lists the keys of an object, each followed by its own", () => {
  const rows = schemaRows({ type: "object", properties: { a: { type: "array", items: node }, b: {} } }, schemas);
  expect(rows.map(({ path, depth, required }) => [path, depth, required])).toEqual([
    ["a", 0, false],
    ["a.name", 1, true],
    ["a.child", 1, false],
    ["b", 0, false],
  ]);
});

it("ends although a schema holds itself", () => {
  expect(schemaRows(node, schemas).map(({ path }) => path)).toEqual(["name", "child"]);
});

it("looks past null and through lists", () => {
  const rows = schemaRows({ anyOf: [{ type: "null" }, { type: "array", items: node }] }, schemas);
  expect(rows.map(({ name }) => name)).toEqual(["name", "child"]);
});

it("names types in words", () => {
  expect(typeName({ type: "array", items: { type: "string" } })).toBe("list of string");
  expect(typeName({ anyOf: [node, { type: "null" }] })).toBe("Node or null");
  expect(typeName({ type: "string", format: "uuid" })).toBe("string, uuid");
  expect(typeName({ enum: ["a", "b"] })).toBe("string");
  expect(typeName({})).toBe("anything");
});
