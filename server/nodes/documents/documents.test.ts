import { expect, test } from "vitest";
import { inMemoryDocuments } from "@/server/engine/testing/in-memory-documents";
import { build } from "../testing/build";
import { aTurn, someTools } from "../testing/turn";
import type { Answerer } from "../slots";
import { nothingFound } from "../chat-models/builtin/quote-documents";
import { embedTexts } from "@/server/platform/built-in-embeddings/embed-texts";
import type { Retriever } from "./document-slots";
import { diverse } from "./diverse";

const tools = someTools(() => Promise.reject(new Error("no network")), {
  documents: { ...inMemoryDocuments(), embed: embedTexts },
});
const handbook = `The office in Lisbon opens at nine in the morning.

Visitors sign in at the front desk. Parking costs four euros a day.

The canteen serves lunch from noon to two. On Fridays there is fish.

The warranty on every loom lasts two years from the day of purchase.`;

async function aRetriever(): Promise<Retriever> {
  const textSplitter = await build("recursiveCharacterTextSplitter", {
    inputs: { chunkSize: 120, chunkOverlap: 0 },
    tools,
  });
  const document = await build("plainText", { inputs: { text: handbook, textSplitter }, output: "document", tools });
  const embeddings = await build("builtinEmbeddings", { tools });
  return build("memoryVectorStore", {
    inputs: { document: [document], embeddings, topK: 3 },
    output: "retriever",
    tools,
  });
}

test("the built-in answerer quotes the passage that answers, with its number, and says when there is none", async () => {
  const model = await build("builtinAnswerer", { tools });
  const chain = await build<Answerer>("conversationalRetrievalQAChain", {
    inputs: { model, vectorStoreRetriever: await aRetriever(), returnSourceDocuments: true },
    tools,
  });
  const turn = aTurn("How long is the guarantee on a loom?", { streaming: true });
  const answer = await chain.answer(turn);
  expect(answer.text).toMatch(/^"The warranty on every loom lasts two years from the day of purchase\." \[\d\]/);
  expect(turn.streamed()).toBe(answer.text);
  expect(answer.sourceDocuments?.[0]?.metadata).toMatchObject({ source: "Plain Text" });
  const refused = await chain.answer(aTurn("Who won the world cup in 1998?"));
  expect(refused.text).toBe(nothingFound);
});

test("marginal relevance takes what is near but not the same twice", () => {
  const candidates = [
    { name: "a", vector: [1, 0] },
    { name: "a again", vector: [0.999, 0.01] },
    { name: "b", vector: [0.7, 0.7] },
  ];
  expect(diverse(candidates, [1, 0], { k: 2, lambda: 0.3 }).map(({ name }) => name)).toEqual(["a", "b"]);
  expect(diverse(candidates, [1, 0], { k: 2, lambda: 1 }).map(({ name }) => name)).toEqual(["a", "a again"]);
});
