import { z } from "zod";
import { sentenceMatches } from "./sentence-matches";
import type { VectorDialect, VectorReply, VectorRequest } from "./start-vector-server";
import { vectorCore } from "./vector-core";

const record = z.record(z.string(), z.unknown());
const named = z.looseObject({ collectionName: z.string() });
const made = z.strictObject({
  collectionName: z.string(),
  schema: z.strictObject({
    ...{ autoID: z.literal(false), enableDynamicField: z.literal(true) },
    fields: z.array(
      z.strictObject({
        ...{ fieldName: z.string(), dataType: z.enum(["VarChar", "FloatVector"]), isPrimary: z.boolean().optional() },
        elementTypeParams: z.record(z.string(), z.string()),
      }),
    ),
  }),
  indexParams: z.array(z.looseObject({ fieldName: z.string(), metricType: z.string() })),
  params: z.object({ consistencyLevel: z.string() }),
});
const upserted = z.object({ collectionName: z.string(), partitionName: z.string(), data: z.array(record) });
const deleted = z.object({ collectionName: z.string(), filter: z.string() });
const question = z.strictObject({
  ...{ collectionName: z.string(), data: z.tuple([z.array(z.number())]), annsField: z.string(), limit: z.number() },
  ...{
    outputFields: z.array(z.string()),
    filter: z.string().optional(),
    partitionNames: z.array(z.string()).optional(),
  },
});
const done = (data: unknown): VectorReply => ({ status: 200, body: { code: 0, data } });
const wrong = (code: number, message: string): VectorReply => ({ status: 200, body: { code, message } });

/** Milvus 2.4 and later, by version 2 of its HTTP interface. Its refusals come with status 200. */
export function milvusDialect(token: string): VectorDialect {
  const core = vectorCore();
  return {
    answer(request) {
      if (request.headers.authorization !== `Bearer ${token}`) return wrong(1800, "user hasn't authenticated");
      return answer(request);
    },
    explain: ({ kind, detail }) =>
      kind === "missing"
        ? wrong(100, `can't find collection[database=default][collection=${detail.name}]`)
        : wrong(1100, `the length(${detail.got}) of float data should divide the dim(${detail.expected})`),
  };

  function answer({ path, body }: VectorRequest): VectorReply {
    const { collectionName: name } = named.parse(body);
    switch (path.replace("/v2/vectordb/", "")) {
      case "collections/describe":
        return done(core.get(name).more);
      case "collections/create":
        return create(body);
      case "partitions/has":
        return done({ has: true });
      case "entities/upsert": {
        const rows = upserted
          .parse(body)
          .data.map(({ langchain_primaryid: id, langchain_vector: vector, ...payload }) => ({
            ...{ id: z.string().parse(id), vector: z.array(z.number()).parse(vector), payload },
          }));
        core.put(name, rows);
        return done({ upsertCount: rows.length, upsertIds: rows.map(({ id }) => id) });
      }
      case "entities/delete": {
        const ids = /^langchain_primaryid in (\[.*\])$/.exec(deleted.parse(body).filter)?.[1];
        core.remove(name, z.array(z.string()).parse(JSON.parse(ids ?? "")));
        return done({});
      }
      case "entities/search": {
        const { data, limit, filter, outputFields } = question.parse(body);
        if (outputFields[0] !== "*") throw new Error("the dialect gives all fields");
        const found = core.near(name, data[0], limit, ({ payload }) => sentenceMatches(payload, filter));
        return done(
          found.map(({ id, cosine: distance, vector, payload }) => ({
            ...{ ...payload, distance, langchain_primaryid: id, langchain_vector: vector },
          })),
        );
      }
      default:
        return { status: 404, body: "404 page not found" };
    }
  }

  function create(body: unknown): VectorReply {
    const { collectionName: name, schema, indexParams } = made.parse(body);
    if (!/^[A-Za-z_]\w*$/.test(name)) return wrong(1100, `Invalid collection name: ${name}`);
    const fields = schema.fields.map(({ fieldName, dataType, isPrimary = false }) => ({
      ...{ name: fieldName, type: dataType, primaryKey: isPrimary, autoId: false },
    }));
    const indexes = indexParams.map(({ fieldName, metricType }) => ({ fieldName, metricType, indexName: fieldName }));
    const size = Number(schema.fields.find(({ dataType }) => dataType === "FloatVector")?.elementTypeParams["dim"]);
    core.make(name, { size, more: { collectionName: name, fields, indexes, autoId: false, load: "LoadStateLoaded" } });
    return done({});
  }
}
