import type { StoreIndexing } from "@/server/data/schema/document-stores";

/** Values of a vector store that only say how it is asked. */
const askedWith = new Set([
  "topK",
  "searchType",
  "fetchK",
  "lambda",
  "filter",
  "fileUpload",
  "alpha",
  "scoreThreshold",
]);

/** Whether what was stored under the one setting is found under the other. */
export const isSameIndex = (one: StoreIndexing, other: StoreIndexing): boolean => placeOf(one) === placeOf(other);

const placeOf = ({ embedding, vectorStore, recordManager }: StoreIndexing): string =>
  JSON.stringify(
    [embedding, vectorStore, recordManager].map(
      (choice) =>
        choice && [
          choice.name,
          choice.credentialId,
          Object.entries(choice.inputs)
            .filter(([name, value]) => !askedWith.has(name) && value !== "" && value !== undefined && value !== null)
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
        ],
    ),
  );
