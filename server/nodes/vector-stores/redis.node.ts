import redisCacheApi from "../credentials/redis-cache-api.credential";
import redisCacheUrlApi from "../credentials/redis-cache-url-api.credential";
import { redisAddress } from "../credentials/redis-address";
import { defineNode } from "../define-node";
import { outsideIndex } from "./outside/outside-index";
import { redisService } from "./services/redis-service";
import { fileUploadInput, recordManagerSlot, storeSlots, topKInput } from "./store-inputs";
import { storeOutput } from "./store-output";
import { storeOutputs } from "./store-outputs";

const field = <const D extends string>(label: string, holds: string, standard: D) =>
  ({
    type: "string",
    label,
    description: `Field of a hash that has the ${holds}.`,
    default: standard,
    optional: true,
    additional: true,
  }) as const;

export default defineNode({
  name: "redis",
  version: 1,
  label: "Redis",
  description: "Keeps documents in a Redis that can search, in an index that is made when it is missing.",
  category: "Vector Stores",
  icon: "redis.svg",
  docs: "https://redis.io/docs/latest/develop/ai/search-and-query/vectors",
  provides: ["Redis"],
  outputs: storeOutputs("Redis", "Redis", ["RedisVectorStore"]),
  summary: ["indexName"],
  credential: redisCacheUrlApi,
  otherCredentials: [redisCacheApi],
  inputs: {
    ...storeSlots,
    ...recordManagerSlot,
    indexName: {
      type: "string",
      label: "Index Name",
      description: "The index that holds the vectors.",
      placeholder: "handbook",
    },
    replaceIndex: {
      type: "boolean",
      label: "Replace Index on Upsert",
      description: "An upsert deletes what the index held, documents and all, before it stores anything.",
      default: false,
    },
    ...fileUploadInput,
    contentKey: field("Content Field", "text", "content"),
    metadataKey: field("Metadata Field", "metadata", "metadata"),
    vectorKey: field("Vector Field", "vector", "content_vector"),
    ...topKInput,
  },
  async create({ inputs, secrets, output, tools }) {
    const address = redisAddress(secrets);
    const service = redisService({
      connect: () => tools.redis(address),
      index: inputs.indexName.trim(),
      contentKey: inputs.contentKey.trim() || "content",
      metadataKey: inputs.metadataKey.trim() || "metadata",
      vectorKey: inputs.vectorKey.trim() || "content_vector",
      replace: inputs.replaceIndex,
    });
    const { document: sources, embeddings: embedder, recordManager } = inputs;
    return storeOutput(outsideIndex({ service, sources, embedder, recordManager }), output, inputs);
  },
});
