import { z } from "zod";
import type { VectorDialect, VectorReply, VectorRequest } from "./start-vector-server";
import { type NearVector, vectorCore } from "./vector-core";

const settings = z.object({ vectors: z.object({ size: z.number(), distance: z.string() }) });
const index = z.object({ field_name: z.string(), field_schema: z.string() });
const record = z.record(z.string(), z.unknown());
const points = z.object({
  points: z.array(z.object({ id: z.string(), vector: z.array(z.number()), payload: record })),
});
const ids = z.object({ points: z.array(z.string()) });
const question = z.object({
  ...{ query: z.array(z.number()), limit: z.number(), filter: record.optional() },
  ...{ with_payload: z.boolean(), with_vector: z.boolean() },
});
const failed = (status: number, error: string): VectorReply => ({ status, body: { status: { error }, time: 0 } });
const done = (result: unknown): VectorReply => ({ status: 200, body: { result, status: "ok", time: 0 } });

/** Qdrant 1.10 and later, as https://api.qdrant.tech/api-reference describes it. */
export function qdrantDialect(key: string): VectorDialect {
  const core = vectorCore();
  return {
    answer(request) {
      if (request.headers["api-key"] !== key)
        return { status: 401, body: "Must provide an API key or an Authorization bearer token" };
      const [, , name = "", ...path] = request.path.split("/");
      return answer(request, name, path.join("/"));
    },
    explain: ({ kind, detail }) =>
      kind === "missing"
        ? failed(404, `Not found: Collection \`${detail.name}\` doesn't exist!`)
        : failed(400, `Wrong input: Vector dimension error: expected dim: ${detail.expected}, got ${detail.got}`),
  };

  function answer({ method, body, query }: VectorRequest, name: string, path: string): VectorReply {
    switch (`${method} ${path}`) {
      case "GET ": {
        const { size, measure } = core.get(name);
        return done({ status: "green", config: { params: { vectors: { size, distance: measure } } } });
      }
      case "PUT ": {
        const { size, distance } = settings.parse(body).vectors;
        if (core.collections.has(name)) return failed(409, `Wrong input: Collection \`${name}\` already exists!`);
        if (!["Cosine", "Euclid", "Dot", "Manhattan"].includes(distance)) return failed(400, "Format error");
        core.make(name, { size, measure: distance });
        return done(true);
      }
      case "PUT index": {
        const { field_name: field, field_schema: schema } = index.parse(body);
        core.get(name).more[field] = schema;
        return done({ operation_id: 1, status: "completed" });
      }
      case "PUT points": {
        const given = points.parse(body).points;
        const odd = given.find(({ id }) => !/^[0-9a-f-]{36}$/.test(id));
        if (odd) return failed(400, `value ${odd.id} is not a valid point ID`);
        core.put(name, given);
        return done({ operation_id: 2, status: query.get("wait") === "true" ? "completed" : "acknowledged" });
      }
      case "POST points/delete":
        core.remove(name, ids.parse(body).points);
        return done({ operation_id: 3, status: "completed" });
      case "POST points/query": {
        const asked = question.parse(body);
        const found = core.near(name, asked.query, asked.limit, ({ payload }) => matches(payload, asked.filter ?? {}));
        const { measure } = core.get(name);
        return done({
          points: found.map((row) => ({
            ...{ id: row.id, version: 1, score: scoreBy(measure, row) },
            ...(asked.with_payload && { payload: row.payload }),
            ...(asked.with_vector && { vector: row.vector }),
          })),
        });
      }
      default:
        return failed(404, "Not found");
    }
  }
}

function scoreBy(measure: string, { cosine, product, distance }: NearVector): number {
  if (measure === "Cosine") return cosine;
  return measure === "Dot" ? product : Math.sqrt(distance);
}

const parts = z.array(record).optional();
const conditions = z.strictObject({
  ...{ must: parts, should: parts, must_not: parts, key: z.string().optional() },
  match: z.strictObject({ value: z.union([z.string(), z.number().int(), z.boolean()]) }).optional(),
  range: z.strictObject({ gte: z.number(), lte: z.number() }).optional(),
  is_empty: z.strictObject({ key: z.string() }).optional(),
});

function matches(payload: unknown, condition: unknown): boolean {
  const {
    must = [],
    should,
    must_not: mustNot = [],
    key = "",
    match,
    range,
    is_empty: empty,
  } = conditions.parse(condition);
  const at = (path: string): unknown =>
    path.split(".").reduce<unknown>((value, part) => (isRecord(value) ? value[part] : undefined), payload);
  if (!must.every((part) => matches(payload, part))) return false;
  if (should && !should.some((part) => matches(payload, part))) return false;
  if (mustNot.some((part) => matches(payload, part))) return false;
  if (empty) return at(empty.key) === undefined || at(empty.key) === null;
  if (match) return [at(key)].flat().includes(match.value);
  if (range) return Number(at(key)) >= range.gte && Number(at(key)) <= range.lte;
  return true;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
