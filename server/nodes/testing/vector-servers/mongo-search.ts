import { z } from "zod";
import { mongoMatches } from "./mongo-matches";
import { MongoTrouble } from "./mongo-trouble";
import { type KeptVector, vectorCore } from "./vector-core";

const record = z.record(z.string(), z.unknown());
const updates = z.object({
  update: z.string(),
  updates: z.array(z.strictObject({ q: z.strictObject({ _id: z.string() }), u: record, upsert: z.literal(true) })),
});
const deletes = z.object({
  delete: z.string(),
  deletes: z.array(
    z.strictObject({ q: z.object({ _id: z.object({ $in: z.array(z.string()) }) }), limit: z.literal(0) }),
  ),
});
const field = z.strictObject({
  ...{ type: z.enum(["vector", "filter"]), path: z.string() },
  ...{ numDimensions: z.number().optional(), similarity: z.enum(["cosine", "euclidean", "dotProduct"]).optional() },
});
const indexes = z.object({
  createSearchIndexes: z.string(),
  indexes: z.tuple([
    z.strictObject({
      ...{ name: z.string(), type: z.literal("vectorSearch") },
      definition: z.strictObject({ fields: z.array(field) }),
    }),
  ]),
});
const aggregate = z.object({ aggregate: z.string(), pipeline: z.array(record) });
const near = z.strictObject({
  ...{ index: z.string(), path: z.string(), queryVector: z.array(z.number()), limit: z.number().int().positive() },
  ...{ numCandidates: z.number().max(10_000), filter: record.optional() },
});
const operators = ["$eq", "$ne", "$gt", "$lt", "$in"];

interface Index {
  name: string;
  fields: z.infer<typeof field>[];
  /** How often it is asked after before it answers. */
  building: number;
}

/** Collections with vector search indexes, of which a new one does not answer until it was asked after `building` times. */
export function mongoSearch(hasSearch: boolean, building: number) {
  const core = vectorCore();
  const indexesOf = new Map<string, Index>();
  const batch = (firstBatch: readonly object[]): object => ({ cursor: { id: 0n, ns: "", firstBatch } });
  const requireSearch = (): void => {
    if (!hasSearch) throw new MongoTrouble(31_082, "$listSearchIndexes requires additional configuration.");
  };

  return {
    run(name: string, command: unknown): object {
      switch (name) {
        case "create":
          return create(z.object({ create: z.string() }).parse(command).create);
        case "createSearchIndexes":
          return createIndex(indexes.parse(command));
        case "update":
          return update(updates.parse(command));
        case "delete":
          return remove(deletes.parse(command));
        case "aggregate":
          return answer(aggregate.parse(command));
        default:
          throw new MongoTrouble(59, `no such command: '${name}'`);
      }
    },
  };

  function create(collection: string): object {
    if (core.collections.has(collection)) throw new MongoTrouble(48, `Collection ${collection} already exists.`);
    core.make(collection);
    return {};
  }

  function createIndex({ createSearchIndexes: collection, indexes: [made] }: z.infer<typeof indexes>): object {
    requireSearch();
    if (!core.collections.has(collection)) throw new MongoTrouble(26, `Collection '${collection}' does not exist.`);
    indexesOf.set(collection, { name: made.name, fields: made.definition.fields, building });
    return { indexesCreated: [{ id: "1", name: made.name }] };
  }

  function update({ update: collection, updates: given }: z.infer<typeof updates>): object {
    if (!core.collections.has(collection)) core.make(collection);
    const path = vectorPath(collection);
    for (const { q, u } of given) {
      const strange = Object.keys(u).find((key) => key.startsWith("$"));
      if (strange) throw new MongoTrouble(9, `Unknown modifier: ${strange}`);
      core.put(collection, [{ id: q._id, vector: z.array(z.number()).parse(u[path]), payload: u }]);
    }
    return { n: given.length, nModified: 0 };
  }

  function remove({ delete: collection, deletes: given }: z.infer<typeof deletes>): object {
    if (!core.collections.has(collection)) return { n: 0 };
    return {
      n: core.remove(
        collection,
        given.flatMap(({ q }) => q._id.$in),
      ),
    };
  }

  function vectorPath(collection: string): string {
    return indexesOf.get(collection)?.fields.find(({ type }) => type === "vector")?.path ?? "embedding";
  }

  function answer({ aggregate: collection, pipeline: [first = {}, ...rest] }: z.infer<typeof aggregate>): object {
    if (first["$listSearchIndexes"]) {
      requireSearch();
      const index = indexesOf.get(collection);
      if (!core.collections.has(collection)) throw new MongoTrouble(26, `Collection '${collection}' does not exist.`);
      if (!index || index.name !== record.parse(first["$listSearchIndexes"])["name"]) return batch([]);
      const queryable = index.building-- <= 0;
      return batch([{ id: "1", name: index.name, queryable, latestDefinition: { fields: index.fields } }]);
    }
    const asked = near.parse(first["$vectorSearch"]);
    const index = indexesOf.get(collection);
    if (!index || index.name !== asked.index) return batch([]);
    const path = vectorPath(collection);
    const known = new Set(index.fields.map((one) => one.path));
    const strange = namesIn(asked.filter ?? {}).find((one) => !known.has(one));
    if (strange) throw new MongoTrouble(8, `Path '${strange}' needs to be indexed as filter`);
    const keeps = ({ payload }: KeptVector): boolean => mongoMatches(payload, asked.filter ?? {}, operators);
    const found = core.near(collection, asked.queryVector, asked.limit, keeps);
    const hides = rest.some((stage) => stage["$unset"] === path);
    const [score = ""] = Object.keys(record.parse(rest[0]?.["$set"]));
    return batch(
      found.map(({ payload, cosine }) => {
        const { [path]: vector, ...others } = payload;
        return { ...others, ...(!hides && { [path]: vector }), [score]: (1 + cosine) / 2 };
      }),
    );
  }
}

const namesIn = (filter: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(filter).flatMap(([key, value]) =>
    key === "$and" || key === "$or" ? z.array(record).parse(value).flatMap(namesIn) : [key],
  );
