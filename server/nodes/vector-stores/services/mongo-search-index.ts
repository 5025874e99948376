import { z } from "zod";
import { chatIdKey } from "@/domain/documents/chat-id-key";
import { AppError, isAppError } from "@/domain/errors";
import type { MongoConnection } from "@/server/engine/ports";
import { nothingThere } from "../outside/service-refusal";

export interface MongoCollection {
  database: string;
  collection: string;
  /** Name of its search index. */
  index: string;
  vectorKey: string;
}

export interface MongoSearchIndex {
  size: number | undefined;
  measure: string;
  /** Fields that a search may ask for. */
  filters: ReadonlySet<string>;
  queryable: boolean;
}

const field = z.looseObject({
  ...{ type: z.string(), path: z.string(), numDimensions: z.number().optional(), similarity: z.string().optional() },
});
const described = z.object({
  cursor: z.object({
    firstBatch: z.array(
      z.looseObject({
        queryable: z.boolean().optional(),
        latestDefinition: z.looseObject({ fields: z.array(field).optional() }).optional(),
      }),
    ),
  }),
});

const codeOf = (error: unknown): unknown =>
  isAppError(error) && error.cause instanceof Error && "code" in error.cause ? error.cause.code : undefined;
const namespaceNotFound = 26;
const namespaceExists = 48;
const cannotSearch: ReadonlySet<unknown> = new Set([31_082, 40_324]);
/** A new index is asked after until it answers, for no longer than this. */
const patience = { everyMs: 1_000, times: 60 };

/** The search index of a collection; undefined where there is none. */
export async function findSearchIndex(
  { command }: MongoConnection,
  { database, collection, index, vectorKey }: MongoCollection,
  signal: AbortSignal,
): Promise<MongoSearchIndex | undefined> {
  const pipeline = [{ $listSearchIndexes: { name: index } }];
  const reply = await command(database, { aggregate: collection, pipeline, cursor: {} }, signal).catch(
    (error: unknown) => {
      if (codeOf(error) === namespaceNotFound) return { cursor: { firstBatch: [] } };
      throw explained(error);
    },
  );
  const [found] = described.parse(reply).cursor.firstBatch;
  if (!found) return undefined;
  const fields = found.latestDefinition?.fields ?? [];
  const vector = fields.find(({ type, path }) => type === "vector" && path === vectorKey);
  if (!vector)
    throw new AppError(
      "unprocessable",
      `The search index “${index}” of MongoDB has no vectors under “${vectorKey}”. Name another index, or another embedded field.`,
    );
  return {
    size: vector.numDimensions,
    measure: vector.similarity ?? "cosine",
    filters: new Set(fields.flatMap(({ type, path }) => (type === "filter" ? [path] : []))),
    queryable: found.queryable ?? true,
  };
}

/** Makes the collection and its search index, and waits until it answers. */
export async function makeSearchIndex(
  connection: MongoConnection,
  place: MongoCollection,
  { size, filters }: { size: number; filters: readonly string[] },
  signal: AbortSignal,
): Promise<MongoSearchIndex> {
  const { database, collection, index, vectorKey } = place;
  await connection.command(database, { create: collection }, signal).catch((error: unknown) => {
    if (codeOf(error) !== namespaceExists) throw error;
  });
  const asked = [...new Set([chatIdKey, "source", ...filters])].map((path) => ({ type: "filter", path }));
  const vector = { type: "vector", path: vectorKey, numDimensions: size, similarity: "cosine" };
  const made = { name: index, type: "vectorSearch", definition: { fields: [vector, ...asked] } };
  await connection
    .command(database, { createSearchIndexes: collection, indexes: [made] }, signal)
    .catch((error: unknown) => {
      throw explained(error);
    });
  for (let attempt = 0; attempt < patience.times; attempt += 1) {
    const found = await findSearchIndex(connection, place, signal);
    if (found?.queryable) return found;
    await new Promise((resolve) => setTimeout(resolve, patience.everyMs));
    signal.throwIfAborted();
  }
  throw stillBuilding(index);
}

/** The index when it can be asked. Throws what to do when it cannot. */
export async function readySearchIndex(
  connection: MongoConnection,
  place: MongoCollection,
  signal: AbortSignal,
): Promise<MongoSearchIndex> {
  const found = await findSearchIndex(connection, place, signal);
  if (!found) throw nothingThere("MongoDB", "search index", place.index);
  if (!found.queryable) throw stillBuilding(place.index);
  return found;
}

const stillBuilding = (index: string): AppError =>
  new AppError("upstream_failed", `MongoDB is still building the search index “${index}”. Try again in a minute.`);

const explained = (error: unknown): unknown =>
  cannotSearch.has(codeOf(error))
    ? new AppError(
        "unprocessable",
        "That MongoDB cannot search for vectors. Use MongoDB Atlas, or a server that was set up with its search.",
        { cause: error },
      )
    : error;
