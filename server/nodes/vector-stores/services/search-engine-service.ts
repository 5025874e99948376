import { z } from "zod";
import { chatIdKey } from "@/domain/documents/chat-id-key";
import type { VectorQuery } from "../../documents/document-slots";
import type { RestService } from "../outside/rest-service";
import { nothingThere, serviceRefusal } from "../outside/service-refusal";
import type { NearDocument, ServiceQuery, VectorService } from "../outside/vector-service";

/** Names of the parts of a document, as LangChain's stores keep them. */
export const vectorField = "embedding";
const textField = "text";

/** How the field with the vectors was made. */
export interface EngineField {
  /** A score of the engine as one of ours. */
  score(given: number): number;
  /** Whether it leaves out what a filter forbids before it looks for what is near. */
  filtersFirst: boolean;
}

interface SearchEngine {
  rest: RestService;
  index: string;
  /** How a new index keeps vectors of that many numbers. */
  mapping(size: number): { settings?: Readonly<Record<string, unknown>>; field: unknown };
  readField(field: unknown): EngineField;
  question(query: ServiceQuery, filters: readonly unknown[], field: EngineField): Record<string, unknown>;
}

const mappings = z.record(
  z.string(),
  z.object({ mappings: z.object({ properties: z.record(z.string(), z.unknown()).default({}) }).loose() }).loose(),
);
const outcome = z.object({ status: z.number(), error: z.unknown() }).partial().loose();
const bulk = z.object({ errors: z.boolean(), items: z.array(z.record(z.string(), outcome)) });
const vectors = z.array(z.number());
const record = z.record(z.string(), z.unknown());
const hit = z.object({
  ...{ _id: z.string(), _score: z.number().nullish(), _source: record.default({}), fields: record.optional() },
});
const answer = z.object({ hits: z.object({ hits: z.array(hit) }) });

/** Documents of one index of Elasticsearch or OpenSearch; the two differ in how they keep and find vectors. */
export function searchEngineService({ rest, index, mapping, readField, question }: SearchEngine): VectorService {
  const path = `/${encodeURIComponent(index)}`;

  const find = async (signal: AbortSignal): Promise<EngineField | undefined> => {
    const reply = await rest.send({ method: "GET", path: `${path}/_mapping` }, signal);
    if (reply.status === 404) return undefined;
    if (!reply.ok) throw rest.refusal(reply);
    const [first] = Object.values(rest.read(mappings, reply.data));
    return readField(first?.mappings.properties[vectorField]);
  };
  const make = async (size: number, signal: AbortSignal): Promise<void> => {
    const body = indexOf(mapping(size));
    const reply = await rest.send({ method: "PUT", path, body }, signal);
    // Somebody else was faster.
    if (!reply.ok && !JSON.stringify(reply.data).includes("resource_already_exists")) throw rest.refusal(reply);
  };
  const send = async (lines: readonly unknown[], signal: AbortSignal): Promise<void> => {
    const body = `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`;
    const { items } = await rest.ask(bulk, { method: "POST", path: "/_bulk?refresh=true", body }, signal);
    const failed = items.flatMap((item) => Object.values(item)).find(({ error }) => error !== undefined);
    if (failed) throw rest.refusal({ ok: false, status: failed.status ?? 400, data: failed.error });
  };

  return {
    givesVectors: true,
    async put(documents, signal) {
      if (!(await find(signal))) await make(documents[0]?.vector.length ?? 0, signal);
      await send(
        documents.flatMap(({ id, pageContent, metadata, vector }) => [
          { index: { _index: index, _id: id } },
          { [textField]: pageContent, metadata, [vectorField]: vector },
        ]),
        signal,
      );
    },
    async remove(ids, signal) {
      if (!(await find(signal))) return;
      await send(
        ids.map((id) => ({ delete: { _index: index, _id: id } })),
        signal,
      );
    },
    async search(query, signal) {
      const field = await find(signal);
      if (!field) throw nothingThere(rest.name, "index", index);
      const body = { size: query.k, ...question(query, filtersOf(query), field) };
      const { hits } = await rest.ask(answer, { method: "POST", path: `${path}/_search`, body }, signal);
      return hits.hits.map((hit) => readHit(hit, field));
    },
  };
}

/** Texts within metadata are kept whole, to be compared as they are. */
const indexOf = ({ settings, field }: ReturnType<SearchEngine["mapping"]>) => ({
  settings: { index: { mapping: { ignore_malformed: true }, ...settings } },
  mappings: {
    date_detection: false,
    dynamic_templates: [
      {
        texts: {
          ...{ path_match: "metadata.*", match_mapping_type: "string" },
          mapping: { type: "keyword", ignore_above: 8000 },
        },
      },
    ],
    properties: { [textField]: { type: "text" }, metadata: { type: "object" }, [vectorField]: field },
  },
});

function readHit(
  { _id: id, _score: score, _source: source, fields }: z.infer<typeof hit>,
  field: EngineField,
): NearDocument {
  const vector = vectors.safeParse(fields?.[vectorField] ?? source[vectorField]);
  const text = source[textField];
  return {
    ...{ id, score: field.score(score ?? 0), pageContent: typeof text === "string" ? text : "" },
    metadata: record.safeParse(source["metadata"]).data ?? {},
    ...(vector.success && { vector: vector.data }),
  };
}

/** Clauses of the engine's own language as they are (`{"bool": …}`); any other key is metadata that must be equal. */
function filtersOf({ filter = {}, chatId }: VectorQuery): unknown[] {
  const filters = Object.entries(filter).flatMap(([key, value]) =>
    clauses.has(key) ? [{ [key]: value }] : equal(`metadata.${key}`, value),
  );
  const key = `metadata.${chatIdKey}`;
  const either = [{ term: { [key]: chatId } }, { bool: { must_not: [{ exists: { field: key } }] } }];
  return chatId === undefined ? filters : [...filters, { bool: { should: either, minimum_should_match: 1 } }];
}

const clauses = new Set(["bool", "term", "terms", "range", "exists", "match", "prefix", "wildcard"]);

function equal(key: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => equal(key, item));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, item]) => equal(`${key}.${name}`, item));
  return [{ term: { [key]: value } }];
}

/** The field with the vectors is none that this store can search. */
export const noVectors = (service: string, index: string) =>
  serviceRefusal({ service, said: `The index “${index}” has no field “${vectorField}” that keeps vectors` });
