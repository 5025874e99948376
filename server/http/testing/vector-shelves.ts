import { chromaDialect } from "@/server/nodes/testing/vector-servers/chroma-dialect";
import { milvusDialect } from "@/server/nodes/testing/vector-servers/milvus-dialect";
import { pineconeDialect } from "@/server/nodes/testing/vector-servers/pinecone-dialect";
import { qdrantDialect } from "@/server/nodes/testing/vector-servers/qdrant-dialect";
import { searchEngineDialect } from "@/server/nodes/testing/vector-servers/search-engine-dialect";
import { startVectorServer, type VectorServer } from "@/server/nodes/testing/vector-servers/start-vector-server";
import { supabaseDialect } from "@/server/nodes/testing/vector-servers/supabase-dialect";
import { upstashDialect } from "@/server/nodes/testing/vector-servers/upstash-dialect";
import { weaviateDialect } from "@/server/nodes/testing/vector-servers/weaviate-dialect";
import { startPostgresServer } from "@/server/platform/testing/postgres-server";

export const rightKey = "right-key";
const key = rightKey;

export interface Shelf {
  node: string;
  /** What the server is asked with; `url` is where it listens. */
  config(url: string): object;
  credential: string;
  secrets(url: string): Record<string, string>;
  environment(url: string): Record<string, string>;
  start(): Promise<VectorServer>;
}

/** Where Pinecone's index is made. */
export const books = pineconeDialect(key);
const basic = `Basic ${Buffer.from(`admin:${key}`).toString("base64")}`;
/** Vector stores, each behind a server of the test. */
export const shelves: Shelf[] = [
  {
    ...{ node: "qdrant", credential: "qdrantApi", start: () => startVectorServer(qdrantDialect(key)) },
    config: (qdrantServerUrl) => ({ qdrantServerUrl, qdrantCollection: "looms", qdrantFilter: { kind: "own" } }),
    secrets: () => ({ qdrantApiKey: key }),
    environment: () => ({ QDRANT_API_KEY: key }),
  },
  {
    ...{ node: "chroma", credential: "chromaApi", start: () => startVectorServer(chromaDialect(key)) },
    config: (chromaURL) => ({ chromaURL, collectionName: "looms", chromaMetadataFilter: '{"kind": "own"}' }),
    secrets: () => ({ chromaApiKey: key, chromaTenant: "default_tenant", chromaDatabase: "default_database" }),
    environment: () => ({ CHROMA_API_KEY: key, CHROMA_TENANT: "default_tenant", CHROMA_DATABASE: "default_database" }),
  },
  {
    ...{ node: "pinecone", credential: "pineconeApi", start: () => startVectorServer(books) },
    config: () => ({ pineconeIndex: "books", pineconeNamespace: "looms", pineconeMetadataFilter: { kind: "own" } }),
    secrets: () => ({ pineconeApiKey: key }),
    environment: () => ({ PINECONE_API_KEY: key }),
  },
  {
    ...{ node: "weaviate", credential: "weaviateApi", start: () => startVectorServer(weaviateDialect(key)) },
    config: (weaviateHost) => ({ weaviateHost, weaviateIndex: "looms" }),
    secrets: () => ({ weaviateApiKey: key }),
    environment: () => ({ WEAVIATE_API_KEY: key }),
  },
  {
    ...{ node: "milvus", credential: "milvusAuth", start: () => startVectorServer(milvusDialect(`root:${key}`)) },
    config: (milvusServerUrl) => ({ milvusServerUrl, milvusCollection: "looms", milvusFilter: 'kind == "own"' }),
    secrets: () => ({ milvusUser: "root", milvusPassword: key }),
    environment: () => ({ MILVUS_USER: "root", MILVUS_PASSWORD: key }),
  },
  {
    ...{ node: "postgres", credential: "PostgresApi", start: startPostgresServer },
    config: (url) => ({
      ...{ host: "127.0.0.1", port: Number(new URL(url).port), database: "postgres", tableName: "Looms" },
      pgMetadataFilter: '{"kind": "own"}',
    }),
    secrets: () => ({ user: "postgres", password: key }),
    environment: () => ({ POSTGRES_USER: "postgres", POSTGRES_PASSWORD: key }),
  },
  {
    ...{ node: "elasticsearch", credential: "elasticsearchApi" },
    start: () => startVectorServer(searchEngineDialect("Elasticsearch", `ApiKey ${key}`)),
    config: () => ({ indexName: "looms" }),
    secrets: (endpoint) => ({ endpoint, apiKey: key }),
    environment: (url) => ({ ELASTICSEARCH_URL: url, ELASTICSEARCH_AUTHORIZATION: `ApiKey ${key}` }),
  },
  {
    ...{
      node: "openSearch",
      credential: "openSearchUrl",
      start: () => startVectorServer(searchEngineDialect("OpenSearch", basic)),
    },
    config: () => ({ indexName: "looms" }),
    secrets: (openSearchUrl) => ({ openSearchUrl, user: "admin", password: key }),
    environment: (url) => ({ OPENSEARCH_URL: url, OPENSEARCH_AUTHORIZATION: basic }),
  },
  {
    ...{ node: "upstash", credential: "upstashVectorApi", start: () => startVectorServer(upstashDialect(key)) },
    config: () => ({}),
    secrets: (url) => ({ UPSTASH_VECTOR_REST_URL: `${url}/looms`, UPSTASH_VECTOR_REST_TOKEN: key }),
    environment: (url) => ({ UPSTASH_VECTOR_REST_URL: `${url}/looms`, UPSTASH_VECTOR_REST_TOKEN: key }),
  },
  {
    ...{ node: "supabase", credential: "supabaseApi", start: () => startVectorServer(supabaseDialect(key)) },
    config: (supabaseProjUrl) => ({
      ...{
        supabaseProjUrl,
        tableName: "ConformanceLooms",
        queryName: "match_ConformanceLooms",
        supabaseMetadataFilter: { kind: "own" },
      },
    }),
    secrets: () => ({ supabaseApiKey: key }),
    environment: () => ({ SUPABASE_API_KEY: key }),
  },
];
