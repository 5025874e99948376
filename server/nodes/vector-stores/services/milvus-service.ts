import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { RestService } from "../outside/rest-service";
import { fromCosine, fromDistance, fromProduct } from "../outside/scores";
import { nothingThere } from "../outside/service-refusal";
import { belongsToChat, type NearDocument, type VectorService } from "../outside/vector-service";
import { milvusCalls } from "./milvus-calls";
import type { MilvusCollection } from "./milvus-collection";
import { ensurePartition, loadCollection, makeCollection } from "./milvus-keep";
import { milvusFilter } from "./milvus-filter";

interface MilvusOptions {
  rest: RestService;
  collection: string;
  partition: string;
  textField: string;
  /** A filter in Milvus's language. */
  filter: string | undefined;
}

const rows = z.array(z.record(z.string(), z.unknown()));
const numbers = z.array(z.number());
const usualPartition = "_default";

/** Entities of one collection, by version 2 of the HTTP interface (https://milvus.io/api-reference/restful). */
export function milvusService({ rest, collection, partition, textField, filter: own }: MilvusOptions): VectorService {
  const collectionName = collection;
  const calls = milvusCalls(rest);
  const ensure = async (dim: number, signal: AbortSignal): Promise<MilvusCollection> => {
    const known = await calls.describe(collectionName, signal);
    if (known) return known;
    await makeCollection(calls, { collectionName, textField, dim }, signal);
    const made = await calls.describe(collectionName, signal);
    if (!made) throw nothingThere(rest.name, "collection", collection);
    return made;
  };

  return {
    givesVectors: true,
    async put(documents, signal) {
      const known = await ensure(documents[0]?.vector.length ?? 0, signal);
      if (known.numbersItself)
        throw new AppError(
          "unprocessable",
          `Milvus numbers the documents of “${collection}” itself, so that none could be replaced. Name a new collection, which is made to fit.`,
        );
      const place = { collectionName, partitionName: partition };
      if (partition !== usualPartition) await ensurePartition(calls, place, signal);
      const data = documents.map(({ id, vector, pageContent, metadata }) => ({
        ...metadata,
        ...{ [known.primary]: id, [textField]: pageContent, [known.vector]: vector },
      }));
      await calls.ask("entities/upsert", { ...place, data }, signal);
    },
    async remove(ids, signal) {
      const known = await calls.describe(collectionName, signal);
      if (!known || known.numbersItself) return;
      const filter = `${known.primary} in ${JSON.stringify(ids)}`;
      await calls.ask("entities/delete", { collectionName, filter }, signal);
    },
    async search({ vector, k, filter: asked, withVectors }, signal) {
      const known = await calls.describe(collectionName, signal);
      if (!known) throw nothingThere(rest.name, "collection", collection);
      if (!known.loaded) await loadCollection(calls, collectionName, signal);
      const filter = milvusFilter(asked, own, known);
      const body = {
        ...{ collectionName, data: [vector], annsField: known.vector, limit: k, outputFields: ["*"] },
        ...(partition !== usualPartition && { partitionNames: [partition] }),
        ...(filter && { filter }),
      };
      const found = rest.read(rows, await calls.ask("entities/search", body, signal));
      return found.map((row) => readRow(row, { known, textField, withVectors }));
    },
    // Not every version can ask for what a document does not have.
    keeps: belongsToChat,
  };
}

interface Reading {
  known: MilvusCollection;
  textField: string;
  withVectors: boolean;
}

function readRow(row: Record<string, unknown>, { known, textField, withVectors }: Reading): NearDocument {
  const { distance, [known.primary]: id, [textField]: text, [known.vector]: near, ...metadata } = row;
  const vector = numbers.safeParse(near);
  return {
    ...{ id: typeof id === "number" ? String(id) : asText(id), score: scoreBy(known.metric, Number(distance)) },
    ...{ pageContent: asText(text), metadata },
    ...(withVectors && vector.success && { vector: vector.data }),
  };
}

function scoreBy(metric: string, distance: number): number {
  if (metric === "COSINE") return fromCosine(distance);
  return metric === "IP" ? fromProduct(distance) : fromDistance(distance);
}

const asText = (value: unknown): string => (typeof value === "string" ? value : "");
