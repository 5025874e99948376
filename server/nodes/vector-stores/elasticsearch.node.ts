import { z } from "zod";
import { AppError } from "@/domain/errors";
import elasticSearchUserPassword from "../credentials/elastic-search-user-password.credential";
import elasticsearchApi from "../credentials/elasticsearch-api.credential";
import { defineNode } from "../define-node";
import { outsideIndex } from "./outside/outside-index";
import { restService } from "./outside/rest-service";
import { serviceAddress } from "./outside/service-address";
import { elasticsearchService } from "./services/elasticsearch-service";
import { fileUploadInput, recordManagerSlot, searchInputs, storeSlots, topKInput } from "./store-inputs";
import { storeOutput } from "./store-output";
import { storeOutputs } from "./store-outputs";

const parts = z.object({
  ...{ endpoint: z.string().optional(), apiKey: z.string().optional() },
  ...{ cloudId: z.string().optional(), username: z.string().optional(), password: z.string().optional() },
});

export default defineNode({
  name: "elasticsearch",
  version: 2,
  label: "Elasticsearch",
  description: "Keeps documents in an index of Elasticsearch, which is made when it is missing.",
  category: "Vector Stores",
  icon: "elasticsearch.svg",
  docs: "https://www.elastic.co/docs/solutions/search/vector/knn",
  provides: ["Elasticsearch"],
  outputs: storeOutputs("Elasticsearch", "Elasticsearch", ["ElasticVectorSearch"]),
  summary: ["indexName"],
  credential: elasticsearchApi,
  otherCredentials: [elasticSearchUserPassword],
  inputs: {
    ...storeSlots,
    ...recordManagerSlot,
    indexName: {
      type: "string",
      label: "Index Name",
      description: "The index that holds the vectors.",
      placeholder: "handbook",
    },
    ...fileUploadInput,
    ...topKInput,
    similarity: {
      type: "options",
      label: "Similarity",
      description: "Measure of a new index.",
      options: [
        { label: "l2_norm", name: "l2_norm" },
        { label: "dot_product", name: "dot_product" },
        { label: "cosine", name: "cosine" },
      ],
      default: "l2_norm",
      optional: true,
      additional: true,
    },
    ...searchInputs,
  },
  async create({ inputs, secrets, output, tools }) {
    const { address, authorization } = access(parts.parse(secrets));
    const rest = restService({ tools, name: "Elasticsearch", address, headers: { authorization } });
    const service = elasticsearchService(rest, inputs.indexName.trim(), inputs.similarity);
    const { document: sources, embeddings: embedder, recordManager } = inputs;
    return storeOutput(outsideIndex({ service, sources, embedder, recordManager }), output, inputs);
  },
});

function access({ endpoint, apiKey = "", cloudId, username = "", password = "" }: z.infer<typeof parts>) {
  if (endpoint)
    return {
      address: serviceAddress(endpoint, "Endpoint", "https://my-cluster.es.eu-west-1.aws.elastic.cloud"),
      authorization: `ApiKey ${apiKey}`,
    };
  return {
    address: cloudAddress(cloudId ?? ""),
    authorization: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`,
  };
}

/** An address as it is; Elastic's cloud ids hold one: `name:base64(domain$elasticsearch$kibana)`. */
function cloudAddress(given: string): string {
  const example = "https://localhost:9200, or a cloud id";
  if (/^https?:/.test(given)) return serviceAddress(given, "Cloud ID", example);
  const [domain = "", cluster = ""] = Buffer.from(given.slice(given.lastIndexOf(":") + 1), "base64")
    .toString()
    .split("$");
  if (!/^[\w.-]+(:\d+)?$/.test(domain) || !/^[\w.-]+(:\d+)?$/.test(cluster))
    throw new AppError("invalid_input", `Cloud ID should look like ${example} as Elastic's console shows it.`);
  const [host, port] = domain.split(":");
  return `https://${cluster.includes(":") || port === undefined ? `${cluster.split(":")[0]}.${host}` : `${cluster}.${host}:${port}`}`;
}
