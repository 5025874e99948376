import { z } from "zod";
import type { RestService } from "../outside/rest-service";
import type { GraphProperty } from "./weaviate-where";

export interface WeaviateCollection {
  properties: GraphProperty[];
  measure: string;
}

const schema = z.object({
  properties: z.array(z.object({ name: z.string(), dataType: z.array(z.string()) })).nullish(),
  vectorIndexConfig: z.object({ distance: z.string().nullish() }).loose().nullish(),
});
/** Undefined where there is none of that name. */
export async function findCollection(
  rest: RestService,
  index: string,
  signal: AbortSignal,
): Promise<WeaviateCollection | undefined> {
  const reply = await rest.send({ method: "GET", path: `/v1/schema/${encodeURIComponent(index)}` }, signal);
  if (reply.status === 404) return undefined;
  if (!reply.ok) throw rest.refusal(reply);
  const { properties, vectorIndexConfig } = rest.read(schema, reply.data);
  return {
    properties: (properties ?? []).map(({ name, dataType: [dataType = ""] }) => ({ name, dataType })),
    measure: vectorIndexConfig?.distance ?? "cosine",
  };
}

/** Its other properties come into being with the objects that have them. */
export async function makeCollection(
  rest: RestService,
  { index, textKey }: { index: string; textKey: string },
  signal: AbortSignal,
): Promise<void> {
  const properties = [{ name: textKey, dataType: ["text"] }];
  const body = { class: index, vectorizer: "none", vectorIndexConfig: { distance: "cosine" }, properties };
  const reply = await rest.send({ method: "POST", path: "/v1/schema", body }, signal);
  // Somebody else was faster.
  if (!reply.ok && !JSON.stringify(reply.data).includes("already exists")) throw rest.refusal(reply);
}
