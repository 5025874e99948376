import { readdirSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { apiAreas } from "./api-areas";
import { toOpenApi } from "./openapi";
import { type MediaType, type Operation, operationMethods } from "./openapi/openapi-document";

const facts = { version: "1.2.3", origin: "https://weft.example.com" };
const document = toOpenApi(apiAreas, facts);
const contracts = apiAreas.flatMap((area) => Object.entries(area.contracts));
const operations = Object.values(document.paths).flatMap((item) =>
  operationMethods.flatMap((method): Operation[] => (item[method] ? [item[method]] : [])),
);

describe("the list of contracts", () => {
  it("holds every contract that a file in contracts/ declares", async () => {
    const listed = new Set<unknown>(contracts.map(([, contract]) => contract));
    const files = readdirSync(new URL("contracts", import.meta.url)).filter((name) => /^[\w-]+\.ts$/.test(name));
    for (const file of files) {
      const declared: Record<string, unknown> = await import(`./contracts/${file.replace(/\.ts$/, "")}.ts`);
      for (const [name, value] of Object.entries(declared)) {
        const isContract = typeof value === "object" && value !== null && "path" in value && "access" in value;
        if (isContract) expect(listed, `${name} of ${file} belongs into api-areas.ts`).toContain(value);
      }
    }
  });

  it("gives no name and no address twice", () => {
    const names = contracts.map(([name]) => name);
    const addresses = contracts.map(([, { method, path }]) => `${method} ${path.replace(/:\w+/g, ":")}`);
    expect(names).toEqual([...new Set(names)]);
    expect(addresses).toEqual([...new Set(addresses)]);
  });
});

describe("the document", () => {
  it("is valid OpenAPI 3.1", async () => {
    const validator = new Validator({ strict: false });
    const result = await validator.validate(structuredClone({ ...document }));
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(validator.version).toBe("3.1");
  });

  it("is the same each time", () => {
    expect(JSON.stringify(toOpenApi(apiAreas, facts))).toBe(JSON.stringify(document));
  });

  it("describes every contract, under its own name", () => {
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(
      contracts.map(([name]) => name).toSorted(),
    );
  });

  it("points only at components that it has", () => {
    const pointers = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
    expect(pointers.length).toBeGreaterThan(100);
    for (const [, kind = "", name = ""] of pointers)
      expect(document.components).toHaveProperty([kind, name], expect.anything());
    expect(JSON.stringify(document)).not.toContain("$defs");
  });

  it("says what every parameter of a path means", () => {
    for (const { operationId, parameters = [] } of operations)
      for (const { name, description } of parameters.filter((parameter) => parameter.in === "path"))
        expect([operationId, name, description]).toEqual([operationId, name, expect.stringMatching(/\w/)]);
  });

  it("shows examples that its own schemas accept", () => {
    const ajv = addFormats.default(new Ajv2020({ strict: false }));
    ajv.addSchema({ $id: "api", components: document.components });
    let count = 0;
    for (const { schema, example, examples = {} } of operations.flatMap(mediaOf)) {
      const shown = [...Object.values(examples).map(({ value }) => value), ...(example === undefined ? [] : [example])];
      const local: unknown = JSON.parse(JSON.stringify(schema ?? {}).replaceAll('"#/components/', '"api#/components/'));
      if (typeof local !== "object" || local === null) throw new Error("A schema is an object.");
      for (const value of shown) {
        count += 1;
        ajv.validate(local, value);
        expect([value, ajv.errors]).toEqual([value, null]);
      }
    }
    expect(count).toBeGreaterThan(5);
  });
});

const mediaOf = ({ requestBody, responses }: Operation): MediaType[] => [
  ...Object.values(requestBody?.content ?? {}),
  ...Object.values(responses).flatMap((response) =>
    "content" in response ? Object.values(response.content ?? {}) : [],
  ),
];
