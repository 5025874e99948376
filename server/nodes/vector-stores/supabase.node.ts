import supabaseApi from "../credentials/supabase-api.credential";
import { defineNode } from "../define-node";
import { jsonObjectInput } from "../json-input";
import { outsideIndex } from "./outside/outside-index";
import { restService } from "./outside/rest-service";
import { serviceAddress } from "./outside/service-address";
import { supabaseConditions } from "./services/supabase-conditions";
import { supabaseService } from "./services/supabase-service";
import { fileUploadInput, recordManagerSlot, searchInputs, storeSlots, topKInput } from "./store-inputs";
import { storeOutput } from "./store-output";
import { storeOutputs } from "./store-outputs";

export default defineNode({
  name: "supabase",
  version: 4,
  label: "Supabase",
  description: "Keeps documents in a table of Supabase that a function of the database searches.",
  category: "Vector Stores",
  icon: "supabase.svg",
  docs: "https://supabase.com/docs/guides/ai/langchain",
  provides: ["Supabase"],
  outputs: storeOutputs("Supabase", "Supabase", ["SupabaseVectorStore"]),
  summary: ["tableName"],
  credential: supabaseApi,
  inputs: {
    ...storeSlots,
    ...recordManagerSlot,
    supabaseProjUrl: { type: "string", label: "Supabase Project URL", placeholder: "https://my-project.supabase.co" },
    tableName: { type: "string", label: "Table Name", placeholder: "documents" },
    queryName: {
      type: "string",
      label: "Query Name",
      description: "The function of the database that searches, such as match_documents.",
      placeholder: "match_documents",
    },
    ...fileUploadInput,
    supabaseMetadataFilter: {
      type: "json",
      label: "Supabase Metadata Filter",
      description: "Metadata that the function gets as its filter: documents that hold all of it.",
      placeholder: '{"source": "handbook.pdf"}',
      references: true,
      optional: true,
      additional: true,
    },
    supabaseRPCFilter: {
      type: "string",
      label: "Supabase RPC Filter",
      description: "A filter as Supabase's query builder writes it; it stands in place of the metadata filter.",
      rows: 3,
      placeholder: 'filter("metadata->>source", "eq", "handbook.pdf")',
      optional: true,
      additional: true,
    },
    ...topKInput,
    ...searchInputs,
  },
  async create({ inputs, secrets, output, tools }) {
    const { supabaseApiKey: key } = secrets;
    const address = serviceAddress(inputs.supabaseProjUrl, "Supabase Project URL", "https://my-project.supabase.co");
    const headers = { apikey: key, authorization: `Bearer ${key}` };
    const conditions = supabaseConditions(inputs.supabaseRPCFilter);
    const service = supabaseService({
      rest: restService({ tools, name: "Supabase", address, headers }),
      ...{ table: inputs.tableName.trim(), query: inputs.queryName.trim(), conditions },
    });
    const { document: sources, embeddings: embedder, recordManager } = inputs;
    const given = conditions.length > 0 ? undefined : inputs.supabaseMetadataFilter;
    const filter = jsonObjectInput(given, "Supabase Metadata Filter");
    return storeOutput(outsideIndex({ service, sources, embedder, recordManager }), output, { ...inputs, filter });
  },
});
