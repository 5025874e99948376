import type {
  DocumentSource,
  EmbeddedDocument,
  Embedder,
  RecordManager,
  VectorIndex,
} from "../../documents/document-slots";
import type { NearDocument, ServiceQuery, VectorService } from "./vector-service";

interface OutsideStore {
  service: VectorService;
  sources: readonly DocumentSource[];
  embedder: Embedder;
  recordManager?: RecordManager | undefined;
  /** Documents in one request; 100 when absent. */
  batchSize?: number | undefined;
}

const usualBatch = 100;
/** Services refuse larger bodies, the strictest of them at 2 MB. */
const mostBytes = 1_500_000;
const bytesOfNumber = 22;

/** A store that another server keeps. */
export const outsideIndex = ({ service, sources, embedder, recordManager, batchSize }: OutsideStore): VectorIndex => ({
  sources,
  embedder,
  ...(recordManager && { recordManager }),
  async put(documents, signal) {
    for (const parcel of parcels(documents, Math.max(1, batchSize ?? usualBatch))) await service.put(parcel, signal);
  },
  async remove(ids, signal) {
    for (let from = 0; from < ids.length; from += usualBatch)
      await service.remove(ids.slice(from, from + usualBatch), signal);
  },
  search: async (query, signal) =>
    (await near(service, { ...query, withVectors: false }, signal)).map(({ vector: _vector, ...found }) => found),
  ...(service.givesVectors && {
    searchWithVectors: async (query, signal) =>
      (await near(service, { ...query, withVectors: true }, signal)).map((found) => ({
        ...found,
        vector: found.vector ?? [],
      })),
  }),
});

function* parcels(documents: readonly EmbeddedDocument[], most: number): Generator<EmbeddedDocument[]> {
  let parcel: EmbeddedDocument[] = [];
  let bytes = 0;
  for (const document of documents) {
    const weight =
      document.vector.length * bytesOfNumber + document.pageContent.length + JSON.stringify(document.metadata).length;
    if (parcel.length > 0 && (parcel.length >= most || bytes + weight > mostBytes)) {
      yield parcel;
      parcel = [];
      bytes = 0;
    }
    parcel.push(document);
    bytes += weight;
  }
  if (parcel.length > 0) yield parcel;
}

async function near(service: VectorService, query: ServiceQuery, signal: AbortSignal): Promise<NearDocument[]> {
  const most = service.most ?? 1000;
  const wanted = Math.min(query.k, most);
  for (let k = wanted; ; k = Math.min(k * 4, most)) {
    const found = await service.search({ ...query, k }, signal);
    const kept = found.filter((document) => service.keeps?.(document, query) ?? true);
    if (kept.length >= wanted || found.length < k || k >= most) return kept.slice(0, wanted);
  }
}
