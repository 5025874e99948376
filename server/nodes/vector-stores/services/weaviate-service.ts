import { z } from "zod";
import type { FoundDocument, VectorQuery } from "../../documents/document-slots";
import { holds } from "../../documents/nearest";
import { flatMetadata } from "../outside/flat-metadata";
import type { RestService } from "../outside/rest-service";
import { fromCosine, fromDistance, fromProduct } from "../outside/scores";
import { nothingThere } from "../outside/service-refusal";
import { belongsToChat, type NearDocument, type ServiceQuery, type VectorService } from "../outside/vector-service";
import { findCollection, makeCollection, type WeaviateCollection } from "./weaviate-collection";
import { graphLiteral, graphName, weaviateWhere } from "./weaviate-where";

interface WeaviateOptions {
  rest: RestService;
  /** The collection, which Weaviate calls a class. */
  index: string;
  textKey: string;
  /** Metadata to give back; all of it when empty. */
  metadataKeys: readonly string[];
  /** Weight of the vector against the question's words, 0 … 1; words are not looked at when absent. */
  alpha: number | undefined;
}

const stored = z.array(
  z.object({
    result: z.object({
      status: z.string().optional(),
      errors: z.object({ error: z.array(z.object({ message: z.string() })) }).nullish(),
    }),
  }),
);
const near = z
  .object({
    _additional: z.object({
      id: z.string(),
      distance: z.number().nullish(),
      score: z.union([z.number(), z.string().transform(Number)]).nullish(),
      vector: z.array(z.number()).nullish(),
    }),
  })
  .loose();
const answer = z.object({
  data: z.object({ Get: z.record(z.string(), z.array(near)).nullish() }).nullish(),
  errors: z.array(z.object({ message: z.string() })).nullish(),
});
const anything = z.unknown();
/** Types that can be asked for without naming their parts. */
const plain = /^(text|string|int|number|boolean|date|uuid)(\[\])?$/;

/** Objects of one collection (https://docs.weaviate.io/weaviate/api). */
export function weaviateService(options: WeaviateOptions): VectorService {
  const { rest, index, textKey } = options;
  return {
    givesVectors: true,
    async put(documents, signal) {
      if (!(await findCollection(rest, index, signal))) await makeCollection(rest, { index, textKey }, signal);
      const objects = documents.map(({ id, vector, pageContent, metadata }) => ({
        ...{ class: index, id, vector, properties: { ...named(metadata), [textKey]: pageContent } },
      }));
      const results = await rest.ask(stored, { method: "POST", path: "/v1/batch/objects", body: { objects } }, signal);
      const failed = results.flatMap(({ result }) => result.errors?.error ?? [])[0];
      if (failed) throw rest.refusal({ ok: false, status: 422, data: failed.message });
    },
    async remove(ids, signal) {
      if (!(await findCollection(rest, index, signal))) return;
      const where = { path: ["id"], operator: "ContainsAny", valueTextArray: ids };
      await rest.ask(
        anything,
        { method: "DELETE", path: "/v1/batch/objects", body: { match: { class: index, where } } },
        signal,
      );
    },
    async search(query, signal) {
      const known = await findCollection(rest, index, signal);
      if (!known) throw nothingThere(rest.name, "collection", index);
      const where = weaviateWhere(query.filter, known.properties);
      if (where === "nothing") return [];
      const body = { query: graphQuestion(query, { ...options, known, where }) };
      const call = { method: "POST", path: "/v1/graphql", body } as const;
      const { data, errors } = await rest.ask(answer, call, signal);
      if (errors?.[0]) throw rest.refusal({ ok: false, status: 422, data: errors[0].message });
      return (data?.Get?.[index] ?? []).map((found) => readObject(found, textKey, known.measure));
    },
    // Its filters cannot ask for what an object does not have, and compare words rather than texts.
    keeps: (document, query) => belongsToChat(document, query) && isEqual(document, query),
  };
}

interface Asking extends WeaviateOptions {
  known: WeaviateCollection;
  where: Readonly<Record<string, unknown>> | undefined;
}

function graphQuestion({ vector, text, k, withVectors }: ServiceQuery, asking: Asking): string {
  const { index, textKey, metadataKeys, alpha, known, where } = asking;
  const shown = known.properties.filter(
    ({ name, dataType }) =>
      plain.test(dataType) && (name === textKey || metadataKeys.length === 0 || metadataKeys.includes(name)),
  );
  const searching =
    alpha === undefined
      ? `nearVector: ${graphLiteral({ vector })}`
      : `hybrid: ${graphLiteral({ query: text, vector, alpha })}`;
  const parts = [`limit: ${k}`, searching, ...(where ? [`where: ${graphLiteral(where)}`] : [])];
  const told = `_additional {id ${alpha === undefined ? "distance" : "score"}${withVectors ? " vector" : ""}}`;
  return `{Get {${index}(${parts.join(", ")}) {${shown.map(({ name }) => name).join(" ")} ${told}}}}`;
}

function readObject({ _additional: told, ...properties }: z.infer<typeof near>, textKey: string, measure: string) {
  const { id, distance, score, vector } = told;
  const { [textKey]: text, ...others } = properties;
  const found: NearDocument = {
    ...{ id, score: typeof score === "number" ? fromCosine(score) : scoreBy(measure, distance ?? 1) },
    pageContent: typeof text === "string" ? text : "",
    metadata: Object.fromEntries(Object.entries(others).filter(([, value]) => value !== null)),
    ...(vector && { vector }),
  };
  return found;
}

/** Metadata under names that GraphQL takes: `loc.lines.from` as `loc_lines_from`. */
const named = (metadata: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(flatMetadata(metadata)).map(([key, value]) => [graphName(key), value]));

const isEqual = ({ metadata }: FoundDocument, { filter = {} }: VectorQuery): boolean =>
  "operator" in filter || holds(metadata, named(filter));

function scoreBy(measure: string, distance: number): number {
  if (measure === "cosine") return fromCosine(1 - distance);
  // The product with its sign turned.
  return measure === "dot" ? fromProduct(-distance) : fromDistance(distance);
}
