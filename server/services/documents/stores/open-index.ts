import { AppError } from "@/domain/errors";
import type { StoreIndexing } from "@/server/data/schema/document-stores";
import type {
  DocumentSource,
  Embedder,
  RecordManager,
  Retriever,
  VectorIndex,
} from "@/server/nodes/documents/document-slots";
import { buildChoice, type ChoiceBuilder } from "./build-choice";

export type KeptIndex = VectorIndex & { recordManager: RecordManager };

/** The vector store of a document store, with records of what it holds even where no record manager was chosen. */
export async function openIndex(
  builder: ChoiceBuilder,
  indexing: StoreIndexing,
  sources: readonly DocumentSource[] = [],
): Promise<KeptIndex> {
  const { embeddings, records } = await parts(builder, indexing);
  const slots = { document: sources, embeddings: [embeddings], recordManager: records ? [records] : [] };
  const built = await buildChoice(builder, indexing.vectorStore, { output: "vectorStore", slots });
  if (!isIndex(built)) throw new AppError("unprocessable", `“${indexing.vectorStore.name}” is not a vector store.`);
  return { ...built, sources, recordManager: records ?? ownRecords(builder) };
}

/** What answers questions from it, as its owner set it. */
export async function openRetriever(builder: ChoiceBuilder, indexing: StoreIndexing): Promise<Retriever> {
  const { embeddings } = await parts(builder, indexing);
  const slots = { embeddings: [embeddings] };
  const built = await buildChoice(builder, indexing.vectorStore, { output: "retriever", slots });
  if (isRetriever(built)) return built;
  throw new AppError("unprocessable", `“${indexing.vectorStore.name}” cannot be asked.`);
}

async function parts(builder: ChoiceBuilder, { embedding, recordManager }: StoreIndexing) {
  const embeddings = await buildChoice(builder, embedding);
  if (!isEmbedder(embeddings)) throw new AppError("unprocessable", `“${embedding.name}” does not embed texts.`);
  const records = recordManager ? await buildChoice(builder, recordManager) : undefined;
  if (records !== undefined && !isRecords(records))
    throw new AppError("unprocessable", `“${recordManager?.name}” is not a record manager.`);
  return { embeddings, records };
}

function ownRecords({ ports, ownerId }: ChoiceBuilder): RecordManager {
  const namespace = `store:${ownerId}`;
  return { ...ports.tools.documents.records.open(namespace), namespace, cleanup: "full", sourceIdKey: "source" };
}

const has = <K extends string>(value: unknown, name: K): value is Record<K, unknown> =>
  typeof value === "object" && value !== null && name in value;
const isEmbedder = (value: unknown): value is Embedder => has(value, "embedDocuments") && has(value, "model");
const isRecords = (value: unknown): value is RecordManager => has(value, "announce") && has(value, "stale");
const isIndex = (value: unknown): value is VectorIndex => has(value, "put") && has(value, "search");
const isRetriever = (value: unknown): value is Retriever => has(value, "retrieve");
