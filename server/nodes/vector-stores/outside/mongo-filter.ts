import { chatIdKey } from "@/domain/documents/chat-id-key";
import { flatMetadata } from "./flat-metadata";

type Filter = Readonly<Record<string, unknown>>;

/**
 * A filter in the language that Pinecone and Chroma took from MongoDB (`{"price": {"$gt": 5}}`), with names of metadata
 * within metadata as they are kept (`loc.page`). Undefined where nothing is asked.
 */
export function mongoFilter(filter: Filter = {}): Filter | undefined {
  const clauses = Object.entries(filter).flatMap(([key, value]): Filter[] => {
    if (key.startsWith("$") || !isPlain(value) || hasOperator(value)) return [{ [key]: value }];
    return Object.entries(deep(value, key)).map(([path, leaf]) => ({ [path]: leaf }));
  });
  return allOf(clauses);
}

/** Those of this conversation, and those of none. */
export const ofChat = (chatId: string): Filter => ({
  $or: [{ [chatIdKey]: { $eq: chatId } }, { [chatIdKey]: { $exists: false } }],
});

export function allOf(clauses: readonly Filter[]): Filter | undefined {
  const [only] = clauses;
  return clauses.length > 1 ? { $and: clauses } : only;
}

function deep(value: Filter, key: string): Filter {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]): [string, unknown][] => {
      const path = `${key}.${name}`;
      if (isPlain(item) && !hasOperator(item)) return Object.entries(deep(item, path));
      return [[path, Array.isArray(item) ? (flatMetadata({ item })["item"] ?? item) : item]];
    }),
  );
}

const isPlain = (value: unknown): value is Filter =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const hasOperator = (value: Filter): boolean => Object.keys(value).some((key) => key.startsWith("$"));
