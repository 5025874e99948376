import fc from "fast-check";
import { expect, it } from "vitest";
import { fitted } from "./fitted";
import { fieldsOfExample } from "./json-schema";
import { misfit, schemaForms } from "./wire-forms";

it("whatever an example shows has a place in every form", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.jsonValue({ maxDepth: 3 })), (example) => {
      const fields = fieldsOfExample(example) ?? [];
      for (const form of schemaForms) {
        const held = fitted(form, fields);
        expect(misfit(form, held)).toBeUndefined();
        expect(held.map(({ name }) => name)).toEqual(Object.keys(example));
      }
    }),
  );
});
