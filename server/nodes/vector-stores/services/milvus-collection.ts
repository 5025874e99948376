import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { RestService } from "../outside/rest-service";

/** What has to be known of a collection, whoever made it. */
export interface MilvusCollection {
  fields: readonly string[];
  primary: string;
  vector: string;
  metric: string;
  /** Documents get their ids from Milvus. */
  numbersItself: boolean;
  loaded: boolean;
}

const described = z.object({
  autoId: z.boolean().optional(),
  load: z.string().optional(),
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      primaryKey: z.boolean().optional(),
      autoId: z.boolean().optional(),
    }),
  ),
  indexes: z.array(z.object({ fieldName: z.string(), metricType: z.string().optional() })).nullish(),
});

export function readCollection(rest: RestService, data: unknown): MilvusCollection {
  const { fields, indexes, autoId, load } = rest.read(described, data);
  const primary = fields.find(({ primaryKey }) => primaryKey);
  const vector = fields.find(({ type }) => type === "FloatVector");
  if (!primary || !vector)
    throw new AppError("unprocessable", "That collection of Milvus keeps no vectors of floats. Name another one.");
  return {
    fields: fields.map(({ name }) => name),
    ...{ primary: primary.name, vector: vector.name },
    metric: indexes?.find(({ fieldName }) => fieldName === vector.name)?.metricType ?? "COSINE",
    numbersItself: primary.autoId ?? autoId ?? false,
    loaded: load === undefined || load === "LoadStateLoaded",
  };
}
