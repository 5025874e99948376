import { AppError } from "@/domain/errors";
import type {
  EmbeddedDocument,
  RecordManager,
  FileSource,
  TextDocument,
  VectorIndex,
} from "@/server/nodes/documents/document-slots";
import { batches } from "@/domain/documents/batches";

export interface UpsertRequest {
  index: VectorIndex;
  /** Files sent along, for the loaders that take one. */
  files: readonly FileSource[];
  /** Metadata that every document gets, such as the conversation it came with. */
  metadata?: Readonly<Record<string, unknown>>;
  /** Id of a document in the store: the same for the same text and metadata. */
  keyOf(document: TextDocument): string;
  now(): Date;
}

export type UpsertEvent =
  | { type: "progress"; counts: UpsertCounts }
  /** A file or page that could not be read; the others went in. */
  | { type: "skipped"; item: string; reason: string };

export interface UpsertCounts {
  numAdded: number;
  numUpdated: number;
  numSkipped: number;
  numDeleted: number;
}

export interface UpsertResult extends UpsertCounts {
  /** How many documents the sources gave. */
  total: number;
  /** What was added, at most `mostShown` of it. */
  addedDocs: TextDocument[];
  failures: { item: string; reason: string }[];
}

const batchSize = 100;
const mostShown = 1000;

/**
 * Loads what is wired into a store, embeds what it does not hold yet, stores it, and deletes what its record manager's
 * clean-up says. Memory holds one batch at a time. Yields how far it is; an abort ends it between two batches, with
 * everything told so far stored whole.
 */
export async function* upsertDocuments(
  request: UpsertRequest,
  signal: AbortSignal,
): AsyncGenerator<UpsertEvent, UpsertResult> {
  const run: Run = {
    ...{ request, signal, begunAt: request.now(), total: 0, added: [], failures: [], groups: new Set() },
    counts: { numAdded: 0, numUpdated: 0, numSkipped: 0, numDeleted: 0 },
  };
  let told = 0;
  const failuresSince = (): UpsertEvent[] => {
    const fresh = run.failures.slice(told);
    told = run.failures.length;
    return fresh.map((failure) => ({ type: "skipped", ...failure }));
  };
  await mend(run);
  for await (const batch of batches(loaded(run), batchSize)) {
    signal.throwIfAborted();
    await store(run, batch);
    yield* failuresSince();
    yield { type: "progress", counts: { ...run.counts } };
  }
  await cleanUp(run);
  yield* failuresSince();
  if (run.total === 0 && run.failures.length === 0)
    throw new AppError("unprocessable", "There is nothing to upsert: connect a document loader and give it a file.");
  return { ...run.counts, total: run.total, addedDocs: run.added, failures: run.failures };
}

interface Run {
  request: UpsertRequest;
  signal: AbortSignal;
  begunAt: Date;
  counts: UpsertCounts;
  total: number;
  added: TextDocument[];
  failures: { item: string; reason: string }[];
  /** Sources that were seen. */
  groups: Set<string>;
}

async function* loaded(run: Run): AsyncGenerator<TextDocument> {
  const { index, files, metadata } = run.request;
  const skip = (item: string, reason: string): void => void run.failures.push({ item, reason });
  for (const source of index.sources) {
    for await (const document of source.load({ files, signal: run.signal, skip })) {
      if (document.pageContent.trim() === "") continue;
      run.total += 1;
      yield { ...document, metadata: { ...document.metadata, ...metadata } };
    }
  }
}

async function store(run: Run, batch: readonly TextDocument[]): Promise<void> {
  const { index, keyOf, now } = run.request;
  const { recordManager: records } = index;
  const keyed = new Map(batch.map((document) => [keyOf(document), document]));
  const known = records ? await records.known([...keyed.keys()]) : new Set<string>();
  const fresh = [...keyed].flatMap(([key, document]) => (known.has(key) ? [] : [{ key, document }]));
  const entries = [...keyed].map(([key, document]) => ({ key, group: records && groupIn(document, records) }));
  const unknown = entries.filter(({ key }) => !known.has(key));
  await records?.announce(unknown, now());
  if (fresh.length > 0) await index.put(await embedded(index, fresh, run.signal), run.signal);
  await records?.record(entries, now());
  run.counts.numAdded += fresh.length;
  run.counts.numSkipped += batch.length - fresh.length;
  run.added.push(...fresh.slice(0, Math.max(0, mostShown - run.added.length)).map(({ document }) => document));
  for (const { group } of entries) if (group !== undefined) run.groups.add(group);
}

async function embedded(
  { embedder }: VectorIndex,
  fresh: readonly { key: string; document: TextDocument }[],
  signal: AbortSignal,
): Promise<EmbeddedDocument[]> {
  const texts = fresh.map(({ document }) => document.pageContent);
  const vectors = await embedder.embedDocuments(texts, signal);
  return fresh.map(({ key, document }, place) => {
    const vector = vectors[place];
    if (!vector) throw new AppError("upstream_failed", `“${embedder.model}” gave fewer vectors than it got texts.`);
    return { ...document, id: key, vector };
  });
}

/** Only at the end, because a source's documents may come in several batches. */
async function cleanUp(run: Run): Promise<void> {
  const { recordManager: records } = run.request.index;
  // What could not be read whole may hold what would now be taken for gone.
  if (records?.cleanup === "full" && run.failures.length === 0) await removeStale(run, records, undefined);
  if (records?.cleanup !== "incremental") return;
  const failed = new Set(run.failures.map(({ item }) => item));
  const whole = [...run.groups].filter((group) => !failed.has(group));
  for (let start = 0; start < whole.length; start += 500)
    await removeStale(run, records, whole.slice(start, start + 500));
}

async function removeStale(run: Run, records: RecordManager, groups: readonly string[] | undefined): Promise<void> {
  for (let after: string | undefined; ;) {
    const keys = await records.stale({ before: run.begunAt, groups, after, limit: 500 });
    if (keys.length === 0) return;
    after = keys.at(-1);
    await remove(run, records, keys);
    run.counts.numDeleted += keys.length;
  }
}

function groupIn({ metadata }: TextDocument, records: RecordManager): string {
  const value = metadata[records.sourceIdKey];
  if (value !== undefined && value !== null) return typeof value === "string" ? value : JSON.stringify(value);
  if (records.cleanup !== "incremental") return "";
  throw new AppError(
    "unprocessable",
    `Clean-up “incremental” needs to know each document's source, but one has no “${records.sourceIdKey}” in its metadata. Choose another source key on the record manager, or another clean-up.`,
  );
}

async function remove({ request, signal }: Run, records: RecordManager, keys: readonly string[]): Promise<void> {
  await records.doom(keys);
  await request.index.remove(keys, signal);
  await records.forget(keys);
}

/**
 * Ends what an earlier run announced and did not get to. What was announced as stored may be there or not: it is removed,
 * so that it is embedded again if it is still wanted.
 */
async function mend(run: Run): Promise<void> {
  const { recordManager: records } = run.request.index;
  if (!records) return;
  for (let keys = await records.unfinished(500); keys.length > 0; keys = await records.unfinished(500))
    await remove(run, records, keys);
}
