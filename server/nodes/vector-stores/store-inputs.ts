import type { Fields } from "@/domain/catalogue/field";

/** What is wired into every vector store. */
export const storeSlots = {
  document: {
    type: "slot",
    accepts: "Document",
    label: "Document",
    description: "What an upsert loads into the store.",
    list: true,
    optional: true,
  },
  embeddings: { type: "slot", accepts: "Embeddings", label: "Embeddings" },
} as const satisfies Fields;

export const recordManagerSlot = {
  recordManager: {
    type: "slot",
    accepts: "RecordManager",
    label: "Record Manager",
    description: "Keeps an upsert from storing the same document twice, and removes what is gone.",
    optional: true,
  },
} as const satisfies Fields;

export const topKInput = {
  topK: {
    type: "number",
    label: "Top K",
    description: "How many documents to find; 4 when empty.",
    placeholder: "4",
    step: 1,
    min: 1,
    max: 1000,
    optional: true,
    additional: true,
  },
} as const satisfies Fields;

export const fileUploadInput = {
  fileUpload: {
    type: "boolean",
    label: "File Upload",
    description: "Files that people send in a chat go into this store, to be found in that chat only.",
    optional: true,
    additional: true,
  },
} as const satisfies Fields;

/** How a retriever chooses among what is near. */
export const searchInputs = {
  searchType: {
    type: "options",
    label: "Search Type",
    description: "The nearest passages, or such that differ from each other (MMR).",
    options: [
      { label: "Similarity", name: "similarity", description: "The nearest documents." },
      {
        label: "Max Marginal Relevance",
        name: "mmr",
        description: "Near documents that also differ from each other.",
      },
    ],
    default: "similarity",
    optional: true,
    additional: true,
  },
  fetchK: {
    type: "number",
    label: "Fetch K (for MMR Search)",
    description: "How many of the nearest to choose from; 20 when empty.",
    placeholder: "20",
    step: 1,
    min: 1,
    max: 1000,
    optional: true,
    additional: true,
    show: { searchType: "mmr" },
  },
  lambda: {
    type: "number",
    label: "Lambda (for MMR Search)",
    description: "From 0, as different as possible, to 1, as near as possible; 0.5 when empty.",
    placeholder: "0.5",
    step: 0.1,
    min: 0,
    max: 1,
    optional: true,
    additional: true,
    show: { searchType: "mmr" },
  },
} as const satisfies Fields;

export const batchSizeInput = {
  batchSize: {
    type: "number",
    label: "Upsert Batch Size",
    description: "How many documents go into one request; 100 when empty.",
    placeholder: "100",
    step: 1,
    min: 1,
    max: 1000,
    optional: true,
    additional: true,
  },
} as const satisfies Fields;
