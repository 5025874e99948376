import mongoDbUrlApi from "../credentials/mongo-db-url-api.credential";
import { defineNode } from "../define-node";
import { jsonObjectInput } from "../json-input";
import { outsideIndex } from "./outside/outside-index";
import { mongoService } from "./services/mongo-service";
import { fileUploadInput, recordManagerSlot, searchInputs, storeSlots, topKInput } from "./store-inputs";
import { storeOutput } from "./store-output";
import { storeOutputs } from "./store-outputs";

export default defineNode({
  name: "mongoDBAtlas",
  version: 1,
  label: "MongoDB Atlas",
  description: "Keeps documents in a collection of MongoDB; its vector search index is made when it is missing.",
  category: "Vector Stores",
  icon: "mongodb.svg",
  docs: "https://www.mongodb.com/docs/vector-search",
  provides: ["MongoDB Atlas"],
  outputs: storeOutputs("MongoDB", "MongoDB Atlas", ["MongoDBAtlasVectorSearch"]),
  summary: ["databaseName", "collectionName"],
  credential: mongoDbUrlApi,
  inputs: {
    ...storeSlots,
    ...recordManagerSlot,
    databaseName: { type: "string", label: "Database", placeholder: "library" },
    collectionName: {
      type: "string",
      label: "Collection Name",
      description: "The collection that holds the vectors.",
      placeholder: "handbook",
    },
    indexName: {
      type: "string",
      label: "Index Name",
      description: "The index that holds the vectors.",
      placeholder: "vector_index",
    },
    ...fileUploadInput,
    textKey: {
      type: "string",
      label: "Content Field",
      description: "Field that has the text.",
      default: "text",
      optional: true,
      additional: true,
    },
    embeddingKey: {
      type: "string",
      label: "Embedded Field",
      description: "Field that has the vector.",
      default: "embedding",
      optional: true,
      additional: true,
    },
    mongoMetadataFilter: {
      type: "json",
      label: "Mongodb Metadata Filter",
      description:
        "Only documents whose metadata holds all of this are found. MongoDB's own conditions can be used, too.",
      placeholder: '{"source": "handbook.pdf"}',
      references: true,
      optional: true,
      additional: true,
    },
    ...topKInput,
    ...searchInputs,
  },
  async create({ inputs, secrets, output, tools }) {
    const filter = jsonObjectInput(inputs.mongoMetadataFilter, "Mongodb Metadata Filter");
    const service = mongoService({
      connect: () => tools.mongo(secrets.mongoDBConnectUrl),
      database: inputs.databaseName.trim(),
      collection: inputs.collectionName.trim(),
      index: inputs.indexName.trim(),
      textKey: inputs.textKey.trim() || "text",
      vectorKey: inputs.embeddingKey.trim() || "embedding",
      filters: Object.keys(filter ?? {}).filter((key) => !key.startsWith("$")),
    });
    const { document: sources, embeddings: embedder, recordManager } = inputs;
    return storeOutput(outsideIndex({ service, sources, embedder, recordManager }), output, { ...inputs, filter });
  },
});
