import type { DocumentSource, Retriever } from "../../documents/document-slots";
import type { Answerer } from "../../slots";
import { build } from "../build";
import { aTurn, someTools } from "../turn";
import { inMemoryDocuments } from "@/server/engine/testing/in-memory-documents";
import { embedTexts } from "@/server/platform/built-in-embeddings/embed-texts";
import { nothingFound } from "../../chat-models/builtin/quote-documents";
import type { VectorShelf } from "@/server/engine/document-ports";
import { passages } from "./passages";
import { answerable, unanswerable, unanswerableNearby } from "./questions";

export interface RetrieverFigures {
  /** Share of the questions whose text is the first, among the first three, among the first five. */
  recall: Record<1 | 3 | 5, number>;
  /** Mean of one over the place of the text, 0 where it is not among the first ten. */
  reciprocalRank: number;
}

export interface AnswererFigures {
  /** Share of the questions about other things that it refuses. */
  refused: number;
  /** Share that it refuses of those about the same things. */
  refusedNearby: number;
  /** Share of the answerable ones that it answers from the right text. */
  answered: number;
}

const depth = 10;

/** How well each retriever that needs no key finds the labelled texts in a store on this shelf. */
export async function measureRetrievers(vectors: VectorShelf): Promise<{
  retrievers: Record<string, RetrieverFigures>;
  answerer: AnswererFigures;
}> {
  const embed = embedOnce();
  const tools = someTools(() => Promise.reject(new Error("no network")), {
    documents: { ...inMemoryDocuments(), vectors, embed },
  });
  const make = <T>(name: string, inputs: Record<string, unknown>, output?: string): Promise<T> =>
    build<T>(name, { inputs, tools, ...(output && { output }) });
  const embeddings = await make("builtinEmbeddings", {});
  const shelf = { document: [source], embeddings, collection: "quality" };
  await fill(vectors, embed);
  const near = (topK: number) => make<Retriever>("builtinVectorStore", { ...shelf, topK }, "retriever");
  const vectorStore = await make("builtinVectorStore", shelf, "vectorStore");
  const hybrid = (topK: number, wordsWeight?: number) =>
    make<Retriever>("hybridRetriever", { vectorStore, topK, wordsWeight });
  const rerank = (baseRetriever: Retriever) =>
    make<Retriever>("builtinRerankRetriever", { baseRetriever, topK: depth });
  const mmr = { ...shelf, topK: depth, searchType: "mmr", lambda: 0.7 };
  const retrievers: Record<string, Retriever> = {
    "built-in embeddings": await near(depth),
    "… by marginal relevance": await make("builtinVectorStore", mmr, "retriever"),
    "hybrid, words alone": await hybrid(depth, 1),
    "hybrid, half and half": await hybrid(depth, 0.5),
    "hybrid, as it comes": await hybrid(depth),
    "built-in rerank of 20": await rerank(await near(20)),
    "built-in rerank of hybrid 20": await rerank(await hybrid(20)),
  };
  const figures: Record<string, RetrieverFigures> = {};
  for (const [name, retriever] of Object.entries(retrievers)) figures[name] = await figuresOf(retriever);
  const best = await make<Retriever>("builtinRerankRetriever", { baseRetriever: await near(20), topK: 4 });
  const chain = await make<Answerer>("conversationalRetrievalQAChain", {
    model: await make("builtinAnswerer", {}),
    vectorStoreRetriever: best,
    returnSourceDocuments: true,
  });
  return { retrievers: figures, answerer: await askAll(chain) };
}

const source: DocumentSource = {
  async *load() {
    for (const [id, pageContent] of Object.entries(passages)) yield { pageContent, metadata: { source: id } };
  },
};

async function fill(vectors: VectorShelf, embed: typeof embedTexts): Promise<void> {
  const entries = Object.entries(passages);
  const embedded = await embed(entries.map(([, text]) => text));
  await vectors.open("named:quality", "builtin-use-lite").put(
    entries.map(([id, pageContent], place) => ({
      ...{ id, pageContent, metadata: { source: id }, vector: embedded[place] ?? [] },
    })),
  );
}

async function figuresOf(retriever: Retriever): Promise<RetrieverFigures> {
  const { signal } = new AbortController();
  const places: number[] = [];
  for (const [question, passage] of answerable) {
    const found = await retriever.retrieve(question, { signal, chatId: "quality" });
    places.push(found.findIndex(({ metadata }) => metadata["source"] === passage));
  }
  const within = (k: number): number => places.filter((place) => place >= 0 && place < k).length / places.length;
  return {
    recall: { 1: within(1), 3: within(3), 5: within(5) },
    reciprocalRank: places.reduce((sum, place) => sum + (place < 0 ? 0 : 1 / (place + 1)), 0) / places.length,
  };
}

async function askAll(chain: Answerer): Promise<AnswererFigures> {
  const refusals = async (questions: readonly string[]): Promise<number> => {
    let refused = 0;
    for (const question of questions) if ((await chain.answer(aTurn(question)))?.text === nothingFound) refused += 1;
    return refused / questions.length;
  };
  let answered = 0;
  for (const [question, passage] of answerable) {
    const answer = await chain.answer(aTurn(question));
    const quoted = Number(/\[(\d+)\]/.exec(answer?.text ?? "")?.[1]) - 1;
    if (answer?.sourceDocuments?.[quoted]?.metadata["source"] === passage) answered += 1;
  }
  return {
    refused: await refusals(unanswerable),
    refusedNearby: await refusals(unanswerableNearby),
    answered: answered / answerable.length,
  };
}

/** The same texts are embedded for every retriever; each of them once is enough. */
function embedOnce(): typeof embedTexts {
  const known = new Map<string, number[]>();
  return async (texts, signal) => {
    const fresh = [...new Set(texts.filter((text) => !known.has(text)))];
    const vectors = fresh.length > 0 ? await embedTexts(fresh, signal) : [];
    for (const [place, text] of fresh.entries()) known.set(text, vectors[place] ?? []);
    return texts.map((text) => known.get(text) ?? []);
  };
}
