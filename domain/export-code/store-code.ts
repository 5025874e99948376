import { CannotExport, type Draft, moduleFunction, settingCall } from "./draft";
import { type Code, code, objectCode } from "./literal";
import type { Settings } from "./settings-of";

/** Writes what finds passages in one kind of store. `keyed`: a credential is chosen. */
type StoreWriter = (draft: Draft, settings: Settings, keyed: boolean) => string;

type Row = Readonly<Record<string, unknown>>;

export const storeWriters: Readonly<Record<string, StoreWriter>> = {
  qdrant(draft, settings, keyed) {
    const metadataKey = settings.text("metadataPayloadKey") || "metadata";
    return call(draft, "qdrant", {
      address: addressOf(settings.text("qdrantServerUrl")),
      key: keyed ? secret(draft, "QDRANT_API_KEY", "your key for Qdrant") : undefined,
      collection: settings.text("qdrantCollection").trim(),
      ...{ contentKey: settings.text("contentPayloadKey") || "content", metadataKey },
      filter: qdrantFilter(filterOf(settings, "qdrantFilter"), metadataKey),
    });
  },
  pinecone: (draft, settings) =>
    call(draft, "pinecone", {
      key: secret(draft, "PINECONE_API_KEY", "your key for Pinecone"),
      ...{ index: settings.text("pineconeIndex").trim(), namespace: settings.text("pineconeNamespace").trim() },
      textKey: settings.text("pineconeTextKey").trim() || "text",
      filter: allOf(filterOf(settings, "pineconeMetadataFilter")),
    }),
  chroma(draft, settings, keyed) {
    const usual = keyed ? "https://api.trychroma.com" : "http://localhost:8000";
    const named = (part: string): Code =>
      keyed
        ? secret(draft, `CHROMA_${part}`, `the ${part.toLowerCase()} that you have at Chroma`)
        : code(`() => "default_${part.toLowerCase()}"`);
    return call(draft, "chroma", {
      address: addressOf(settings.text("chromaURL").trim() || usual),
      key: keyed ? secret(draft, "CHROMA_API_KEY", "your key for Chroma") : undefined,
      ...{ tenant: named("TENANT"), database: named("DATABASE") },
      collection: settings.text("collectionName").trim(),
      where: allOf(filterOf(settings, "chromaMetadataFilter")),
    });
  },
  weaviate(draft, settings, keyed) {
    if (filterOf(settings, "weaviateFilter")) throw new CannotExport("It filters what it finds in Weaviate.");
    const [host, type] = [settings.text("weaviateHost").trim(), settings.text("weaviateConnectionType")];
    const secure = type === "cloud" || (type === "custom" && settings.flag("weaviateHttpSecure"));
    const name = graphName(settings.text("weaviateIndex").trim());
    return call(draft, "weaviate", {
      address: addressOf(host.includes("://") ? host : `${secure ? "https" : "http"}://${host}`),
      key: keyed ? secret(draft, "WEAVIATE_API_KEY", "your key for Weaviate") : undefined,
      index: name.charAt(0).toUpperCase() + name.slice(1),
      textKey: graphName(settings.text("weaviateTextKey").trim() || "text"),
      alpha: settings.number("alpha"),
    });
  },
  milvus(draft, settings, keyed) {
    const typed = settings.text("milvusServerUrl").trim();
    const partition = settings.text("milvusPartition").trim();
    return call(draft, "milvus", {
      address: addressOf(settings.flag("secure") && !typed.includes("://") ? `https://${typed}` : typed),
      user: keyed ? secret(draft, "MILVUS_USER", "your name at Milvus") : undefined,
      password: keyed ? secret(draft, "MILVUS_PASSWORD", "your password at Milvus") : undefined,
      collection: settings.text("milvusCollection").trim(),
      partition: partition === "_default" ? undefined : partition || undefined,
      textField: settings.text("milvusTextField").trim() || "langchain_text",
      filter: plain(settings.text("milvusFilter").trim()) || undefined,
    });
  },
  postgres(draft, settings) {
    const { schema, ssl } = filterOf(settings, "additionalConfig") ?? {};
    const name = settings.text("tableName").trim() || "documents";
    if (typeof ssl === "object") throw new CannotExport("Its Postgres is asked with options of its own for SSL.");
    return call(draft, "pgvector", {
      ...{ host: settings.text("host").trim(), port: settings.number("port") ?? 5432 },
      database: settings.text("database").trim(),
      user: secret(draft, "POSTGRES_USER", "your name at Postgres"),
      password: secret(draft, "POSTGRES_PASSWORD", "your password at Postgres"),
      ssl: ssl === true || settings.flag("ssl"),
      table: quoted(typeof schema === "string" && !name.includes(".") ? `${schema}.${name}` : name),
      content: `"${(settings.text("contentColumnName").trim() || "pageContent").replaceAll('"', '""')}"`,
      distance: operators[settings.text("distanceStrategy")] ?? "<=>",
      filter: filterOf(settings, "pgMetadataFilter"),
    });
  },
  elasticsearch: (draft, settings) => engine(draft, settings, ["ELASTICSEARCH", "Elasticsearch", "elasticsearch"]),
  openSearch: (draft, settings) => engine(draft, settings, ["OPENSEARCH", "OpenSearch", "openSearch"]),
  upstash: (draft, settings) =>
    call(draft, "upstash", {
      address: secret(draft, "UPSTASH_VECTOR_REST_URL", "address of your index at Upstash"),
      token: secret(draft, "UPSTASH_VECTOR_REST_TOKEN", "its token"),
      filter: plain(settings.text("upstashMetadataFilter").trim()) || undefined,
    }),
  supabase(draft, settings) {
    if (settings.text("supabaseRPCFilter").trim() !== "")
      throw new CannotExport("It filters what Supabase finds by a query. Use its metadata filter.");
    return call(draft, "supabase", {
      address: addressOf(settings.text("supabaseProjUrl")),
      key: secret(draft, "SUPABASE_API_KEY", "your key for Supabase"),
      query: settings.text("queryName").trim(),
      filter: filterOf(settings, "supabaseMetadataFilter") ?? {},
    });
  },
};

const operators: Readonly<Record<string, string>> = { cosine: "<=>", euclidean: "<->", innerProduct: "<#>" };

/** A name that was never quoted means what Postgres makes of it: small letters. */
const quoted = (name: string): string =>
  name
    .split(".")
    .map((part) => `"${(/^[a-z_][\w$]*$/i.test(part) ? part.toLowerCase() : part).replaceAll('"', '""')}"`)
    .join(".");

const call = (draft: Draft, name: string, fields: Row): string =>
  `${moduleFunction(draft, name, name)}(${objectCode(fields)})`;

function engine(draft: Draft, settings: Settings, [variable, name, question]: [string, string, string]): string {
  return `${moduleFunction(draft, "search-engine", "searchEngine")}(${objectCode({
    address: secret(draft, `${variable}_URL`, `address of your ${name}`),
    authorization: secret(
      draft,
      `${variable}_AUTHORIZATION`,
      "its header Authorization, such as “ApiKey …” or “Basic …”",
    ),
    index: settings.text("indexName").trim(),
    question: code(moduleFunction(draft, "search-engine", question)),
  })})`;
}

const secret = (draft: Draft, name: string, what: string): Code => code(`() => ${settingCall(draft, name, what)}`);

const localName = /^(localhost|[\d.]+|\[.*\])(:|\/|$)|^[^.:/]+:\d/i;

/** An address as people type it, without the slash at its end. */
function addressOf(typed: string): string {
  const text = typed.trim().replace(/\/+$/, "");
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${localName.test(text) ? "http" : "https"}://${text}`;
  if (text === "" || !URL.canParse(address)) throw new CannotExport("Its vector store has no address.");
  return address;
}

const graphName = (name: string): string => name.replaceAll(/\W/g, "_").replace(/^(?=\d)/, "_");

/** Values of a run do not come into a filter. */
function plain(text: string): string {
  if (text.includes("{{")) throw new CannotExport("The filter of its vector store holds references.");
  return text;
}

function filterOf(settings: Settings, name: string): Row | undefined {
  const stored = settings.raw(name);
  const text = plain(typeof stored === "string" ? stored : (JSON.stringify(stored) ?? ""));
  if (text.trim() === "") return undefined;
  const value = parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new CannotExport("The filter of its vector store is no JSON object.");
  return Object.keys(value).length > 0 ? { ...value } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Several conditions as one, where a store takes a single one. */
function allOf(filter: Row | undefined): Row | undefined {
  if (!filter || Object.keys(filter).length < 2) return filter;
  return { $and: Object.entries(filter).map(([key, value]) => ({ [key]: value })) };
}

const clauses = new Set(["must", "should", "must_not", "min_should"]);

/** Qdrant's own clauses as they are; any other key is metadata that must be equal. */
function qdrantFilter(filter: Row | undefined, metadataKey: string): Row | undefined {
  if (!filter) return undefined;
  const own = Object.fromEntries(Object.entries(filter).filter(([key]) => clauses.has(key)));
  const equal = Object.entries(filter).filter(([key]) => !clauses.has(key));
  const must = equal.flatMap(([key, value]) => matches(`${metadataKey}.${key}`, value));
  return { must: [...must, ...(Object.keys(own).length > 0 ? [own] : [])] };
}

function matches(key: string, value: unknown): Row[] {
  if (Array.isArray(value)) return value.flatMap((item) => matches(key, item));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, item]) => matches(`${key}.${name}`, item));
  // Only whole numbers can be matched.
  if (typeof value === "number" && !Number.isInteger(value)) return [{ key, range: { gte: value, lte: value } }];
  return [{ key, match: { value } }];
}
