import { z } from "zod";
import type { RestService } from "../outside/rest-service";
import { serviceRefusal } from "../outside/service-refusal";
import { type MilvusCollection, readCollection } from "./milvus-collection";

export interface MilvusCalls {
  /** What `/v2/vectordb/<verb>` answers when all is well. */
  ask(verb: string, body: object, signal: AbortSignal): Promise<unknown>;
  /** Undefined where there is none of that name. */
  describe(collectionName: string, signal: AbortSignal): Promise<MilvusCollection | undefined>;
}

const envelope = z.object({ code: z.number(), message: z.string().default(""), data: z.unknown().optional() });
const unknownCollection = 100;
const notAuthenticated = 1800;

/** Version 2 of Milvus's HTTP interface, whose refusals come with status 200 and a code. */
export function milvusCalls(rest: RestService): MilvusCalls {
  const call = async (verb: string, body: object, signal: AbortSignal): Promise<z.infer<typeof envelope>> => {
    const reply = await rest.send({ method: "POST", path: `/v2/vectordb/${verb}`, body }, signal);
    const read = envelope.safeParse(reply.data);
    if (!read.success && !reply.ok) throw rest.refusal(reply);
    return rest.read(envelope, reply.data);
  };
  const check = ({ code, message, data }: z.infer<typeof envelope>): unknown => {
    if (isFine(code)) return data;
    const status = code === notAuthenticated ? { status: 401 } : {};
    throw serviceRefusal({ service: rest.name, said: message, ...status });
  };
  return {
    ask: async (verb, body, signal) => check(await call(verb, body, signal)),
    async describe(collectionName, signal) {
      const answer = await call("collections/describe", { collectionName }, signal);
      if (answer.code === unknownCollection || /can't find collection/i.test(answer.message)) return undefined;
      return readCollection(rest, check(answer));
    },
  };
}

/** Versions differ in what they say when all is well. */
const isFine = (code: number): boolean => code === 0 || code === 200;
