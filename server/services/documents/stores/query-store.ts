import { AppError } from "@/domain/errors";
import { explainError } from "@/server/engine/explain-error";
import type { FoundDocument } from "@/server/nodes/documents/document-slots";
import { requireAccess } from "../../context";
import type { DocumentContext } from "../document-desk";
import { findStore, type StoreRow } from "./find-store";
import { openRetriever } from "./open-index";
import { isSameIndex } from "./same-index";
import { storeBuilder } from "./store-builder";

export interface StoreAnswer {
  documents: FoundDocument[];
  /** Milliseconds. */
  timeTaken: number;
}

const patienceMs = 60_000;

/** What a flow would find in the store for a question. `inputs` tries other values of the vector store node. */
export async function queryStore(
  ctx: DocumentContext,
  input: { id: string; question: string; inputs?: Readonly<Record<string, unknown>> | undefined },
): Promise<StoreAnswer> {
  requireAccess(ctx, "viewer", "manage");
  const store = await findStore(ctx, input.id);
  const { vectorStore, ...others } = searchedWith(store);
  const signal = AbortSignal.timeout(patienceMs);
  const builder = storeBuilder(ctx, store.id, signal);
  const changed = { ...vectorStore, inputs: { ...vectorStore.inputs, ...tried(input.inputs) } };
  const begun = performance.now();
  try {
    const retriever = await openRetriever(builder, { ...others, vectorStore: changed });
    const documents = await retriever.retrieve(input.question, { signal, chatId: "" });
    return { documents, timeTaken: Math.round(performance.now() - begun) };
  } catch (error) {
    const thrower = { id: store.id, label: store.name };
    throw builder.redactor.error(explainError(error, { thrower, asked: undefined, now: ctx.clock.now() }));
  }
}

/** Its setting, or the one that its index was filled with as long as that is another. */
export function searchedWith({ indexing, indexed, name }: Pick<StoreRow, "indexing" | "indexed" | "name">) {
  if (!indexed) throw new AppError("unprocessable", `Nothing can be found in “${name}” yet: upsert it first.`);
  return indexing && isSameIndex(indexing, indexed) ? indexing : indexed;
}

/** Where the index lies cannot be tried out. */
const triable = new Set(["topK", "searchType", "fetchK", "lambda", "filter"]);
const tried = (inputs: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(inputs).filter(([name]) => triable.has(name)));
