import { mongoFilter } from "../outside/mongo-filter";

type Filter = Readonly<Record<string, unknown>>;

export interface MongoFilterParts {
  /** What the server leaves out itself. */
  native: Filter | undefined;
  /** What has to be looked at here: a search index knows only the fields that it was made with. */
  plain: Filter;
}

/** A filter, divided by what the search index can do. Conditions such as `{"page": {"$gt": 3}}` are the server's anyway. */
export function mongoFilterParts(filter: Filter = {}, known: ReadonlySet<string> = new Set()): MongoFilterParts {
  const isNative = ([key, value]: [string, unknown]): boolean => key.startsWith("$") || isCondition(value);
  const entries = Object.entries(filter);
  const native = entries.filter((entry) => isNative(entry) || (known.has(entry[0]) && isScalar(entry[1])));
  return {
    native: mongoFilter(Object.fromEntries(native)),
    plain: Object.fromEntries(entries.filter((entry) => !isNative(entry))),
  };
}

const isScalar = (value: unknown): boolean => ["string", "number", "boolean"].includes(typeof value);

const isCondition = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).some((key) => key.startsWith("$"));
