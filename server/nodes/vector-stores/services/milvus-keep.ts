import { z } from "zod";
import type { MilvusCalls } from "./milvus-calls";

const has = z.object({ has: z.boolean() });
const loaded = z.object({ loadState: z.string() });
const primaryField = "langchain_primaryid";
const vectorField = "langchain_vector";
const pauseMs = 250;
const mostPauses = 40;

interface NewCollection {
  collectionName: string;
  textField: string;
  dim: number;
}

/** Makes a collection with the fields that LangChain's stores have, but with ids of ours and room for any metadata. */
export async function makeCollection(calls: MilvusCalls, made: NewCollection, signal: AbortSignal): Promise<void> {
  const { collectionName, textField, dim } = made;
  const fields = [
    { fieldName: primaryField, dataType: "VarChar", isPrimary: true, elementTypeParams: { max_length: "256" } },
    { fieldName: textField, dataType: "VarChar", elementTypeParams: { max_length: "65535" } },
    { fieldName: vectorField, dataType: "FloatVector", elementTypeParams: { dim: String(dim) } },
  ];
  const index = { fieldName: vectorField, indexName: vectorField, metricType: "COSINE", indexType: "AUTOINDEX" };
  const schema = { autoID: false, enableDynamicField: true, fields };
  // So that what was put is found at once.
  const params = { consistencyLevel: "Strong" };
  await calls.ask("collections/create", { collectionName, schema, indexParams: [index], params }, signal);
}

export async function ensurePartition(
  calls: MilvusCalls,
  place: { collectionName: string; partitionName: string },
  signal: AbortSignal,
): Promise<void> {
  if (!has.parse(await calls.ask("partitions/has", place, signal)).has)
    await calls.ask("partitions/create", place, signal);
}

/** Only what is in Milvus's memory can be searched. */
export async function loadCollection(calls: MilvusCalls, collectionName: string, signal: AbortSignal): Promise<void> {
  await calls.ask("collections/load", { collectionName }, signal);
  for (let pauses = 0; pauses < mostPauses; pauses += 1) {
    const state = loaded.safeParse(await calls.ask("collections/get_load_state", { collectionName }, signal));
    if (!state.success || state.data.loadState === "LoadStateLoaded") return;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    signal.throwIfAborted();
  }
}
