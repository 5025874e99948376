import { z } from "zod";
import { readGraph } from "./read-graph";
import type { VectorDialect, VectorReply, VectorRequest } from "./start-vector-server";
import { type KeptVector, vectorCore } from "./vector-core";

const record = z.record(z.string(), z.unknown());
const made = z.object({
  class: z.string().regex(/^[A-Z]\w*$/),
  vectorizer: z.literal("none"),
  vectorIndexConfig: z.object({ distance: z.string() }),
  properties: z.array(z.object({ name: z.string(), dataType: z.array(z.string()) })),
});
const objects = z.object({
  objects: z.array(z.object({ class: z.string(), id: z.uuid(), vector: z.array(z.number()), properties: record })),
});
const removal = z.object({
  match: z.object({
    class: z.string(),
    where: z.strictObject({
      ...{ path: z.tuple([z.literal("id")]), operator: z.literal("ContainsAny"), valueTextArray: z.array(z.string()) },
    }),
  }),
});
const question = z.object({ query: z.string() });
const asked = z.strictObject({
  limit: z.number(),
  nearVector: z.strictObject({ vector: z.array(z.number()) }).optional(),
  hybrid: z.strictObject({ query: z.string(), vector: z.array(z.number()), alpha: z.number() }).optional(),
  where: record.optional(),
});
const wrong = (status: number, message: string): VectorReply => ({ status, body: { error: [{ message }] } });

/** Weaviate 1.2x and later, as https://docs.weaviate.io/weaviate/api/rest and …/graphql describe it. */
export function weaviateDialect(key: string): VectorDialect {
  const core = vectorCore();
  return {
    answer(request) {
      if (request.headers.authorization !== `Bearer ${key}`)
        return { status: 401, body: { code: 401, message: "unauthorized: invalid api key" } };
      if (request.path.startsWith("/v1/schema")) return schema(request);
      return answer(request);
    },
    explain: ({ kind, detail }) =>
      kind === "missing"
        ? { status: 404, body: "" }
        : {
            status: 200,
            body: {
              data: {},
              errors: [{ message: `vector lengths don't match: ${detail.expected} vs ${detail.got}` }],
            },
          },
  };

  function schema({ method, path, body }: VectorRequest): VectorReply {
    if (method === "POST") {
      const { class: name, properties, vectorIndexConfig } = made.parse(body);
      if (core.collections.has(name)) return wrong(422, `class name ${name} already exists`);
      const types = new Map(properties.map((property) => [property.name, property.dataType[0] ?? ""]));
      core.make(name, { measure: vectorIndexConfig.distance, more: { types } });
      return { status: 200, body };
    }
    const { measure } = core.get(path.replace("/v1/schema/", ""));
    const properties = [...typesOf(path.replace("/v1/schema/", ""))].map(([name, type]) => ({
      name,
      dataType: [type],
    }));
    return { status: 200, body: { properties, vectorIndexConfig: { distance: measure } } };
  }

  function typesOf(name: string): Map<string, string> {
    const { types } = core.get(name).more;
    return types instanceof Map ? types : new Map<string, string>();
  }

  function answer({ method, path, body }: VectorRequest): VectorReply {
    switch (`${method} ${path}`) {
      case "POST /v1/batch/objects":
        return { status: 200, body: objects.parse(body).objects.map(keep) };
      case "DELETE /v1/batch/objects": {
        const { class: name, where } = removal.parse(body).match;
        const successful = core.remove(name, where.valueTextArray);
        return { status: 200, body: { results: { matches: successful, successful, failed: 0 } } };
      }
      case "POST /v1/graphql":
        return search(question.parse(body).query);
      default:
        return { status: 404, body: "" };
    }
  }

  function keep({ class: name, id, vector, properties }: z.infer<typeof objects>["objects"][number]) {
    const { size } = core.get(name);
    if (size !== undefined && size !== vector.length) {
      const message = `new node has a vector with length ${vector.length}. Existing nodes have vectors with length ${size}`;
      return { id, result: { status: "FAILED", errors: { error: [{ message }] } } };
    }
    for (const [property, value] of Object.entries(properties)) {
      const type = typeof value === "string" ? "text" : typeof value === "boolean" ? "boolean" : "number";
      if (!/^[A-Za-z_]\w*$/.test(property)) throw new Error(`no property can be called ${property}`);
      if (!typesOf(name).has(property)) typesOf(name).set(property, type);
    }
    core.put(name, [{ id, vector, payload: properties }]);
    return { id, result: { status: "SUCCESS" } };
  }

  function search(query: string): VectorReply {
    const { name, given, properties, additional } = readGraph(query);
    const { limit, nearVector, hybrid, where } = asked.parse(given);
    const types = typesOf(name);
    const unknown = properties.find((property) => !types.has(property));
    if (unknown)
      return { status: 200, body: { errors: [{ message: `Cannot query field "${unknown}" on type "${name}".` }] } };
    const vector = nearVector?.vector ?? hybrid?.vector ?? [];
    const found = core.near(name, vector, limit, (row) => !where || fits(row, where, types));
    return {
      status: 200,
      body: {
        data: {
          Get: {
            [name]: found.map((row) => ({
              ...Object.fromEntries(properties.map((property) => [property, row.payload[property] ?? null])),
              _additional: Object.fromEntries(
                additional.map((what) => [
                  what,
                  what === "distance"
                    ? 1 - row.cosine
                    : what === "score"
                      ? String(row.cosine)
                      : row[what === "id" ? "id" : "vector"],
                ]),
              ),
            })),
          },
        },
      },
    };
  }
}

const condition = z.strictObject({
  ...{
    operator: z.enum(["And", "Equal"]),
    operands: z.array(record).optional(),
    path: z.tuple([z.string()]).optional(),
  },
  ...{ valueText: z.string().optional(), valueNumber: z.number().optional(), valueBoolean: z.boolean().optional() },
});

/** Texts are compared word by word. */
function fits(row: KeptVector, where: unknown, types: ReadonlyMap<string, string>): boolean {
  const { operator, operands = [], path: [name] = [""], ...values } = condition.parse(where);
  if (operator === "And") return operands.every((one) => fits(row, one, types));
  const [[field, value] = ["", undefined]] = Object.entries(values);
  if (field.replace("value", "").toLowerCase() !== types.get(name)) throw new Error(`${name} is no ${field}`);
  const kept = row.payload[name];
  if (typeof value !== "string" || typeof kept !== "string") return kept === value;
  const words = (text: string): string[] => text.toLowerCase().match(/\w+/g) ?? [];
  return words(value).every((word) => words(kept).includes(word));
}
