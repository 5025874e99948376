/** Vector stores of an exported project, each asked over its own interface: modules by name. */
export const vectorSources: Readonly<Record<string, string>> = {
  vectors: String.raw`export interface Passage {
  pageContent: string;
  metadata: Record<string, unknown>;
}

export interface Question {
  text: string;
  vector: number[];
  /** How many passages at most. */
  most: number;
}

/** Finds what is nearest to a question. */
export type Store = (question: Question) => Promise<Passage[]>;

interface Shelf {
  store: Store;
  embed: (text: string) => Promise<number[]>;
  most: number;
}

/** Looks things up in a vector store, but for what people sent into conversations on the server. */
export const searchIn =
  ({ store, embed, most }: Shelf) =>
  async (text: string): Promise<Passage[]> => {
    const vector = await embed(text);
    // More is asked for until enough is left.
    for (let asked = most; ; asked *= 4) {
      const found = await store({ text, vector, most: asked });
      const own = found.filter(({ metadata }) => metadata["flowise_chatId"] === undefined);
      if (own.length >= most || found.length < asked || asked >= 1000) return own.slice(0, most);
    }
  };
`,
  "search-tool": String.raw`import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Passage } from "./vectors.js";

/** Lets a model look things up. */
export const searchTool = (find: (text: string) => Promise<Passage[]>, name: string, description: string) =>
  tool(
    async ({ input }: { input: string }) => {
      const found = await find(input);
      return found.length === 0 ? "Nothing was found." : found.map(({ pageContent }) => pageContent).join("\n\n");
    },
    { name, description, schema: z.object({ input: z.string().describe("What to look up.") }) },
  );
`,
  "post-json": String.raw`import { refusal } from "./refusal.js";

/** Sends JSON to a service and gives its answer. */
export async function postJson<T>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw await refusal(response, new URL(url).host);
  return (await response.json()) as T;
}
`,
  qdrant: String.raw`import { postJson } from "./post-json.js";
import type { Store } from "./vectors.js";

interface Qdrant {
  address: string;
  key?: () => string;
  collection: string;
  /** Where a point's payload has the text and the metadata. */
  contentKey: string;
  metadataKey: string;
  filter?: object;
}

interface Answer {
  result: { points: { payload?: Record<string, unknown> | null }[] };
}

/** A collection of Qdrant. */
export const qdrant =
  ({ address, key, collection, contentKey, metadataKey, filter }: Qdrant): Store =>
  async ({ vector, most }) => {
    const url = address + "/collections/" + encodeURIComponent(collection) + "/points/query";
    const asked = { query: vector, limit: most, with_payload: true, with_vector: false, ...(filter && { filter }) };
    const { result } = await postJson<Answer>(url, asked, key && { "api-key": key() });
    return result.points.map(({ payload }) => ({
      pageContent: String(payload?.[contentKey] ?? ""),
      metadata: (payload?.[metadataKey] ?? {}) as Record<string, unknown>,
    }));
  };
`,
  pinecone: String.raw`import { postJson } from "./post-json.js";
import { refusal } from "./refusal.js";
import type { Store } from "./vectors.js";

interface Pinecone {
  key: () => string;
  index: string;
  namespace: string;
  /** Metadata key that has the text. */
  textKey: string;
  filter?: object;
}

interface Answer {
  matches: { metadata?: Record<string, unknown> | null }[];
}

/** A namespace of an index of Pinecone. */
export function pinecone({ key, index, namespace, textKey, filter }: Pinecone): Store {
  let host: string | undefined;
  return async ({ vector, most }) => {
    const headers = { "api-key": key(), "x-pinecone-api-version": "2025-04" };
    host ??= await hostOf(index, headers);
    const asked = { vector, topK: most, namespace, includeMetadata: true, includeValues: false, ...(filter && { filter }) };
    const { matches } = await postJson<Answer>("https://" + host + "/query", asked, headers);
    return matches.map(({ metadata }) => {
      const { [textKey]: text, ...others } = metadata ?? {};
      return { pageContent: String(text ?? ""), metadata: others };
    });
  };
}

/** Where the index lives. */
async function hostOf(index: string, headers: Record<string, string>): Promise<string> {
  const response = await fetch("https://api.pinecone.io/indexes/" + encodeURIComponent(index), { headers });
  if (!response.ok) throw await refusal(response, "api.pinecone.io");
  return ((await response.json()) as { host: string }).host;
}
`,
  chroma: String.raw`import { postJson } from "./post-json.js";
import { refusal } from "./refusal.js";
import type { Store } from "./vectors.js";

interface Chroma {
  address: string;
  key?: () => string;
  tenant: () => string;
  database: () => string;
  collection: string;
  where?: object;
}

interface Answer {
  documents?: (string | null)[][] | null;
  metadatas?: (Record<string, unknown> | null)[][] | null;
}

/** A collection of Chroma. */
export const chroma =
  ({ address, key, tenant, database, collection, where }: Chroma): Store =>
  async ({ vector, most }) => {
    const headers: Record<string, string> = key ? { "x-chroma-token": key() } : {};
    const place = "/tenants/" + encodeURIComponent(tenant()) + "/databases/" + encodeURIComponent(database());
    const collections = address + "/api/v2" + place + "/collections/";
    const known = await fetch(collections + encodeURIComponent(collection), { headers });
    if (!known.ok) throw await refusal(known, new URL(address).host);
    const { id } = (await known.json()) as { id: string };
    const include = ["metadatas", "documents", "distances"];
    const asked = { query_embeddings: [vector], n_results: most, include, ...(where && { where }) };
    const { documents, metadatas } = await postJson<Answer>(collections + id + "/query", asked, headers);
    return (documents?.[0] ?? []).map((text, at) => ({ pageContent: text ?? "", metadata: metadatas?.[0]?.[at] ?? {} }));
  };
`,
  weaviate: String.raw`import { postJson } from "./post-json.js";
import { refusal } from "./refusal.js";
import { Trouble } from "./trouble.js";
import type { Store } from "./vectors.js";

interface Weaviate {
  address: string;
  key?: () => string;
  index: string;
  /** Property that has the text. */
  textKey: string;
  /** Weight of the vector against the question's words. */
  alpha?: number;
}

interface Answer {
  data?: { Get?: Record<string, Record<string, unknown>[]> };
  errors?: { message: string }[];
}

/** Says which conversation a document came with. */
const chatKey = "flowise_chatId";

/** A collection of Weaviate. */
export const weaviate =
  ({ address, key, index, textKey, alpha }: Weaviate): Store =>
  async ({ text, vector, most }) => {
    const numbers = "vector: " + JSON.stringify(vector);
    const near =
      alpha === undefined
        ? "nearVector: {" + numbers + "}"
        : "hybrid: {query: " + JSON.stringify(text) + ", " + numbers + ", alpha: " + String(alpha) + "}";
    const headers: Record<string, string> = key ? { authorization: "Bearer " + key() } : {};
    const known = await fetch(address + "/v1/schema/" + index, { headers });
    if (!known.ok) throw await refusal(known, new URL(address).host);
    const { properties = [] } = (await known.json()) as { properties?: { name: string }[] };
    const shown = properties.map(({ name }) => name).filter((name) => name === textKey || name === chatKey);
    const parts = "limit: " + String(most) + ", " + near;
    const query = "{Get {" + index + "(" + parts + ") {" + shown.join(" ") + " _additional {id}}}}";
    const { data, errors } = await postJson<Answer>(address + "/v1/graphql", { query }, headers);
    if (errors?.[0]) throw new Trouble("Weaviate answered: " + errors[0].message);
    return (data?.Get?.[index] ?? []).map(({ [textKey]: words, [chatKey]: chat }) => ({
      pageContent: String(words ?? ""),
      metadata: { [chatKey]: chat ?? undefined },
    }));
  };
`,
  "search-engine": String.raw`import { postJson } from "./post-json.js";
import type { Store } from "./vectors.js";

interface SearchEngine {
  address: () => string;
  authorization: () => string;
  index: string;
  /** How it is asked for what is near. */
  question: (vector: number[], most: number) => object;
}

interface Answer {
  hits: { hits: { _source?: { text?: string; metadata?: Record<string, unknown> } }[] };
}

/** An index of Elasticsearch or OpenSearch. */
export const searchEngine =
  ({ address, authorization, index, question }: SearchEngine): Store =>
  async ({ vector, most }) => {
    const url = address().replace(/\/+$/, "") + "/" + encodeURIComponent(index) + "/_search";
    const asked = { size: most, _source: { excludes: ["embedding"] }, ...question(vector, most) };
    const { hits } = await postJson<Answer>(url, asked, { authorization: authorization() });
    return hits.hits.map(({ _source: { text = "", metadata = {} } = {} }) => ({ pageContent: text, metadata }));
  };

/** As Elasticsearch is asked. */
export const elasticsearch = (vector: number[], most: number) => ({
  knn: {
    field: "embedding",
    query_vector: vector,
    k: most,
    num_candidates: Math.min(10_000, Math.max(100, most * 2)),
  },
});

/** As OpenSearch is asked. */
export const openSearch = (vector: number[], most: number) => ({ query: { knn: { embedding: { vector, k: most } } } });
`,
  upstash: String.raw`import { postJson } from "./post-json.js";
import type { Store } from "./vectors.js";

interface Upstash {
  address: () => string;
  token: () => string;
  filter?: string;
}

interface Answer {
  result: { metadata?: Record<string, unknown> | null; data?: string | null }[];
}

/** An index of Upstash Vector. */
export const upstash =
  ({ address, token, filter }: Upstash): Store =>
  async ({ vector, most }) => {
    const url = address().replace(/\/+$/, "") + "/query";
    const asked = { vector, topK: most, includeMetadata: true, includeVectors: false, includeData: true, ...(filter && { filter }) };
    const { result } = await postJson<Answer>(url, asked, { authorization: "Bearer " + token() });
    return result.map(({ metadata, data }) => {
      const { _pageContentLC: text, ...others } = metadata ?? {};
      return { pageContent: String(text ?? data ?? ""), metadata: others };
    });
  };
`,
  supabase: String.raw`import { postJson } from "./post-json.js";
import type { Store } from "./vectors.js";

interface Supabase {
  address: string;
  key: () => string;
  /** The database function that searches. */
  query: string;
  filter: object;
}

interface Row {
  content?: string | null;
  metadata?: Record<string, unknown> | null;
}

/** A table of Supabase with its search function. */
export const supabase =
  ({ address, key, query, filter }: Supabase): Store =>
  async ({ vector, most }) => {
    const url = address + "/rest/v1/rpc/" + encodeURIComponent(query) + "?limit=" + String(most);
    const headers = { apikey: key(), authorization: "Bearer " + key() };
    const rows = await postJson<Row[]>(url, { query_embedding: vector, match_count: most, filter }, headers);
    return rows.map(({ content, metadata }) => ({ pageContent: content ?? "", metadata: metadata ?? {} }));
  };
`,
  milvus: String.raw`import { postJson } from "./post-json.js";
import { Trouble } from "./trouble.js";
import type { Store } from "./vectors.js";

interface Milvus {
  address: string;
  user?: () => string;
  password?: () => string;
  collection: string;
  partition?: string;
  textField: string;
  filter?: string;
}

interface Reply<T> {
  code: number;
  message?: string;
  data: T;
}

/** A collection of Milvus. */
export const milvus =
  ({ address, user, password, collection: collectionName, partition, textField, filter }: Milvus): Store =>
  async ({ vector, most }) => {
    const headers: Record<string, string> =
      user && password ? { authorization: "Bearer " + user() + ":" + password() } : {};
    const call = async <T>(verb: string, body: object): Promise<T> => {
      const reply = await postJson<Reply<T>>(address + "/v2/vectordb/" + verb, { collectionName, ...body }, headers);
      // Refusals come with status 200, too; versions differ in what they say when all is well.
      if (![0, 200].includes(reply.code)) throw new Trouble("Milvus answered: " + String(reply.message));
      return reply.data;
    };
    const { fields } = await call<{ fields: { name: string; type: string }[] }>("collections/describe", {});
    const annsField = fields.find(({ type }) => type === "FloatVector")?.name;
    const place = { ...(partition && { partitionNames: [partition] }), ...(filter && { filter }) };
    const asked = { data: [vector], annsField, limit: most, outputFields: ["*"], ...place };
    const rows = await call<Record<string, unknown>[]>("entities/search", asked);
    return rows.map(({ [textField]: text, ...metadata }) => ({ pageContent: String(text ?? ""), metadata }));
  };
`,
  pgvector: String.raw`import postgres from "postgres";
import type { Store } from "./vectors.js";

interface Table {
  host: string;
  port: number;
  database: string;
  user: () => string;
  password: () => string;
  ssl: boolean;
  /** Names as SQL takes them. */
  table: string;
  content: string;
  /** Operator that compares vectors. */
  distance: "<=>" | "<->" | "<#>";
  /** What the metadata of a row must hold. */
  filter?: object;
}

interface Row {
  content: string | null;
  metadata: Record<string, unknown> | null;
}

/** A table of Postgres with pgvector. */
export function pgvector({ user, password, table, content, distance, filter = {}, ...where }: Table): Store {
  let sql: postgres.Sql | undefined;
  return async ({ vector, most }) => {
    sql ??= postgres({ ...where, username: user(), password: password(), max: 2, idle_timeout: 5 });
    const text =
      "select " + content + " as content, metadata from " + table +
      " where metadata @> $3::text::jsonb order by embedding " + distance + " $1::text::vector limit $2::int";
    const rows = await sql.unsafe<Row[]>(text, [JSON.stringify(vector), most, JSON.stringify(filter)]);
    return rows.map((row) => ({ pageContent: row.content ?? "", metadata: row.metadata ?? {} }));
  };
}
`,
};
