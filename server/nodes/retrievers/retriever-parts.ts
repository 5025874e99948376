import type { Fields } from "@/domain/catalogue/field";
import type { OutputSpec } from "@/domain/catalogue/node-spec";
import { AppError } from "@/domain/errors";
import type { DocumentSource, Retriever } from "../documents/document-slots";
import type { Turn } from "../slots";

export const baseRetrieverSlot = {
  baseRetriever: {
    type: "slot",
    accepts: "VectorStoreRetriever",
    label: "Vector Store Retriever",
    description: "What finds the documents to choose from.",
  },
} as const satisfies Fields;

export const vectorStoreSlot = {
  vectorStore: { type: "slot", accepts: "VectorStore", label: "Vector Store" },
} as const satisfies Fields;

export const queryInput = {
  query: {
    type: "string",
    label: "Query",
    description: "What to look for where the documents or their text are the output; the question when empty.",
    references: true,
    optional: true,
  },
} as const satisfies Fields;

export const topKInput = {
  topK: {
    type: "number",
    label: "Top K",
    description: "How many documents to keep at most; as many as were found when empty.",
    placeholder: "4",
    step: 1,
    min: 1,
    max: 1000,
    optional: true,
    additional: true,
  },
} as const satisfies Fields;

/** A retriever, or what it finds for the question under way, under the classes that Flowise's files name. */
export const retrieverOutputs = <const L extends string, const C extends readonly string[]>(label: L, classes: C) =>
  [
    { name: "retriever", label, provides: classes },
    {
      name: "document",
      label: "Document",
      description: "What was found, with its metadata.",
      provides: ["Document", "json"],
    },
    {
      name: "text",
      label: "Text",
      description: "The text of what was found, one after the other.",
      provides: ["string", "json"],
    },
  ] as const satisfies readonly OutputSpec[];

export const foundPerTurn = (output: string): boolean => output === "document" || output === "text";

interface Asked {
  output: string;
  query: string | undefined;
  turn: Turn | undefined;
}

/** What a retriever's chosen output is. */
export async function retrieverOutput(
  retriever: Retriever,
  { output, query, turn }: Asked,
): Promise<Retriever | DocumentSource | string> {
  if (!foundPerTurn(output)) return retriever;
  if (!turn) throw new AppError("unprocessable", "This finds documents for a question, and there is none.");
  const { signal, chatId } = turn;
  const emit: Turn["emit"] = (event) => turn.emit(event);
  const found = await retriever.retrieve(query?.trim() || turn.question, { signal, chatId, emit });
  if (output === "text") return found.map(({ pageContent }) => pageContent).join("\n");
  return {
    async *load() {
      yield* found.map(({ pageContent, metadata }) => ({ pageContent, metadata }));
    },
  };
}
