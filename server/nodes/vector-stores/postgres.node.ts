import postgresApi from "../credentials/postgres-api.credential";
import { defineNode } from "../define-node";
import { jsonObjectInput } from "../json-input";
import { postgresAddress } from "../postgres-address";
import { outsideIndex } from "./outside/outside-index";
import { postgresService } from "./services/postgres-service";
import {
  batchSizeInput,
  fileUploadInput,
  recordManagerSlot,
  searchInputs,
  storeSlots,
  topKInput,
} from "./store-inputs";
import { storeOutput } from "./store-output";
import { storeOutputs } from "./store-outputs";

export default defineNode({
  name: "postgres",
  version: 7.1,
  label: "Postgres",
  description: "Keeps documents in a table of a Postgres server, with pgvector where the server has it.",
  category: "Vector Stores",
  icon: "postgres.svg",
  docs: "https://github.com/pgvector/pgvector",
  provides: ["Postgres"],
  outputs: storeOutputs("Postgres", "Postgres"),
  summary: ["database", "tableName"],
  credential: postgresApi,
  inputs: {
    ...storeSlots,
    ...recordManagerSlot,
    host: { type: "string", label: "Host", placeholder: "db.example.com" },
    database: { type: "string", label: "Database" },
    port: { type: "number", label: "Port", placeholder: "5432", step: 1, min: 1, max: 65_535, optional: true },
    ssl: {
      type: "boolean",
      label: "SSL",
      description: "Connect encrypted and check the server's certificate.",
      optional: true,
      additional: true,
    },
    tableName: {
      type: "string",
      label: "Table Name",
      description: "Made when it is missing; “documents” when empty.",
      placeholder: "documents",
      optional: true,
      additional: true,
    },
    distanceStrategy: {
      type: "options",
      label: "Distance Strategy",
      description: "How vectors are compared.",
      options: [
        { label: "Cosine", name: "cosine" },
        { label: "Euclidean", name: "euclidean" },
        { label: "Inner Product", name: "innerProduct" },
      ],
      default: "cosine",
      optional: true,
      additional: true,
    },
    ...fileUploadInput,
    ...batchSizeInput,
    additionalConfig: {
      type: "json",
      label: "Additional Configuration",
      description: "Of the connection's options `ssl` and `schema` are heeded.",
      placeholder: '{"ssl": {"rejectUnauthorized": false}}',
      optional: true,
      additional: true,
    },
    ...topKInput,
    pgMetadataFilter: {
      type: "json",
      label: "Postgres Metadata Filter",
      description: "Only documents whose metadata holds all of this are found.",
      placeholder: '{"source": "handbook.pdf"}',
      references: true,
      optional: true,
      additional: true,
    },
    contentColumnName: {
      type: "string",
      label: "Content Column Name",
      description: "Column that has the text; “pageContent” when empty.",
      placeholder: "pageContent",
      optional: true,
      additional: true,
    },
    ...searchInputs,
  },
  async create({ inputs, secrets, output, tools }) {
    const { schema } = jsonObjectInput(inputs.additionalConfig, "Additional Configuration") ?? {};
    const address = postgresAddress({ ...inputs, ...secrets });
    const name = inputs.tableName?.trim() || "documents";
    const service = postgresService({
      connect: () => tools.postgres(address),
      table: quoted(typeof schema === "string" && !name.includes(".") ? `${schema}.${name}` : name),
      content: `"${(inputs.contentColumnName?.trim() || "pageContent").replaceAll('"', '""')}"`,
      strategy: inputs.distanceStrategy,
    });
    const { document: sources, embeddings: embedder, recordManager, batchSize } = inputs;
    const filter = jsonObjectInput(inputs.pgMetadataFilter, "Postgres Metadata Filter");
    return storeOutput(outsideIndex({ service, sources, embedder, recordManager, batchSize }), output, {
      ...inputs,
      filter,
    });
  },
});

/** A name that was never quoted means what Postgres makes of it: small letters. */
const quoted = (name: string): string =>
  name
    .split(".")
    .map((part) => `"${(/^[a-z_][\w$]*$/i.test(part) ? part.toLowerCase() : part).replaceAll('"', '""')}"`)
    .join(".");
