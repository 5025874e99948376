import { AppError } from "@/domain/errors";
import { diverse } from "../documents/diverse";
import type { FoundDocument, RetrieveContext, SearchHow, VectorIndex } from "../documents/document-slots";

interface StoreSearch {
  question: string;
  /** What is compared with the documents, where it is not the question itself. */
  vector?: readonly number[];
  how?: SearchHow;
}

/** What of a store is nearest, chosen as the store's own settings say unless `how` says otherwise. */
export async function searchStore(
  index: VectorIndex,
  search: StoreSearch,
  { signal, chatId, filter: asked }: RetrieveContext,
): Promise<FoundDocument[]> {
  const how = settled(index, search.how);
  const k = how.topK ?? 4;
  const filter = how.filter || asked ? { ...how.filter, ...asked } : undefined;
  const vector = search.vector ?? (await index.embedder.embedQuery(search.question, signal));
  const query = { vector, text: search.question, chatId, ...(filter && { filter }) };
  if (how.searchType !== "mmr") return index.search({ ...query, k }, signal);
  if (!index.searchWithVectors)
    throw new AppError("unprocessable", "This store cannot search by marginal relevance. Choose “Similarity”.");
  const candidates = await index.searchWithVectors({ ...query, k: Math.max(how.fetchK ?? 20, k) }, signal);
  return diverse(candidates, vector, { k, lambda: how.lambda ?? 0.5 }).map(withoutVector);
}

/** The store's own settings, and what is said on top of them. */
export const settled = ({ usual }: Pick<VectorIndex, "usual">, how: SearchHow = {}): SearchHow => ({
  topK: how.topK ?? usual?.topK,
  searchType: how.searchType ?? usual?.searchType,
  fetchK: how.fetchK ?? usual?.fetchK,
  lambda: how.lambda ?? usual?.lambda,
  ...((usual?.filter ?? how.filter) && { filter: { ...usual?.filter, ...how.filter } }),
});

const withoutVector = ({ vector: _vector, ...found }: FoundDocument & { vector: number[] }): FoundDocument => found;
