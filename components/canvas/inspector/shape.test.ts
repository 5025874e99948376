import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { valueAt } from "@/domain/flow/references";
import { newField } from "@/components/schema-editor/schema-field";
import { mergedShape, pathsIn, shapeOfFields, shapeOfValue } from "./shape";

const paths = (value: unknown) => pathsIn(shapeOfValue(value)).map(({ path }) => path);

describe("the shape of a value", () => {
  it("gives every way into it, the nearest first", () => {
    expect(paths({ city: "Rome", people: [{ name: "A", age: 3 }], at: { lat: 1 } })).toEqual([
      ...["city", "people", "at", "people[0]", "at.lat", "people[0].name", "people[0].age"],
    ]);
  });

  it("opens text that holds an object, as references do", () => {
    expect(paths({ content: '{"total": 3}' })).toEqual(["content", "content.total"]);
    expect(paths({ content: "{broken" })).toEqual(["content"]);
  });

  it("names only what a reference can name, and whatever it names is there", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        for (const { keys } of pathsIn(shapeOfValue(value))) expect(valueAt(value, keys)).not.toBeUndefined();
      }),
    );
    expect(paths({ "two words": 1, "a.b": 2, c: 3 })).toEqual(["c"]);
  });
});

describe("the shape that a schema promises", () => {
  const person = newField({ type: "object", fields: [newField({ name: "name", description: "Full name" })] });
  const promised = shapeOfFields([
    newField({ name: "people", type: "array", item: person }),
    newField({ name: "mood", type: "enum", values: ["good", "bad"] }),
  ]);

  it("gives nested properties with what is said of them", () => {
    expect(pathsIn(promised)).toEqual([
      { path: "people", keys: ["people"], type: "array", hint: undefined },
      { path: "mood", keys: ["mood"], type: "string", hint: "One of good, bad" },
      { path: "people[0]", keys: ["people", "0"], type: "object", hint: undefined },
      { path: "people[0].name", keys: ["people", "0", "name"], type: "string", hint: "Full name" },
    ]);
  });

  it("is joined by what the last run has shown besides", () => {
    const both = mergedShape(promised, shapeOfValue({ people: [{ age: 3 }], content: "text" }));
    expect(pathsIn(both).map(({ path }) => path)).toEqual([
      ...["people", "mood", "content", "people[0]", "people[0].name", "people[0].age"],
    ]);
  });
});
