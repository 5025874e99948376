import type { z } from "zod";
import type { BodyOf, Contract, QueryOf, ReplyOf } from "@/domain/api/contract";
import { AppError } from "@/domain/errors";
import type { ServiceContext } from "@/server/services/context";
import { authorise } from "./authorise";
import { failureResponse, jsonResponse, publicError } from "./error-response";
import type { Incoming } from "./incoming";
import { readBody } from "./read-body";

/** An endpoint: its contract, and what answers a request that its path matches. Never rejects. */
export interface Route {
  contract: Contract;
  answer(incoming: Incoming): Promise<Response>;
  /** Answers a browser's preflight. Without it no page of another origin may call the endpoint. */
  preflight?(incoming: Incoming): Promise<Response>;
}

export interface Call<C> {
  params: Readonly<Record<string, string>>;
  query: QueryOf<C>;
  body: BodyOf<C>;
  incoming: Incoming;
}

export type Answer<C> = Response | ReplyOf<C>;

const maxBodyBytes = 10 * 1024 * 1024;

/** An endpoint of a workspace or of a person: parses, asks who it is, calls, and turns errors into answers. */
export function route<C extends Contract>(
  contract: C,
  handler: (call: Call<C> & { ctx: ServiceContext }) => Promise<Answer<C>>,
  maxBytes = maxBodyBytes,
): Route {
  const { access } = contract;
  if (access.kind !== "session" && access.kind !== "workspace")
    throw new Error(`${contract.path} is not a guarded endpoint.`);
  return {
    contract,
    answer: (incoming) =>
      answering(incoming, async () => {
        const actor = await authorise(incoming, access);
        return handler({ ...(await parse(contract, incoming, maxBytes)), ctx: { ...incoming.runtime, actor } });
      }),
  };
}

/** An endpoint that anybody may call. Its handler checks for itself what it gives away. */
export function publicRoute<C extends Contract>(contract: C, handler: (call: Call<C>) => Promise<Answer<C>>): Route {
  if (contract.access.kind !== "public") throw new Error(`${contract.path} is not a public endpoint.`);
  return { contract, answer: (incoming) => answering(incoming, async () => handler(await parse(contract, incoming))) };
}

async function answering(incoming: Incoming, work: () => Promise<unknown>): Promise<Response> {
  try {
    const answer = await work();
    return answer instanceof Response ? answer : jsonResponse(answer);
  } catch (error) {
    return refuse(incoming, error);
  }
}

/** The answer to a request that failed; what is the server's own fault is logged. */
export function refuse(incoming: Incoming, error: unknown, plain = false): Response {
  const told = publicError(error);
  if (told.code === "internal")
    incoming.runtime.log.error({ err: error, method: incoming.request.method }, "A request failed");
  return failureResponse(told, { plain });
}

export async function parse<C extends Contract>(
  contract: C,
  incoming: Incoming,
  maxBytes = maxBodyBytes,
): Promise<Call<C>> {
  const { params } = incoming;
  requireParams(contract, incoming);
  const query = contract.query ? check(contract.query, queryObject(incoming.query)) : undefined;
  const body = contract.body ? check(contract.body, await readBody(incoming.request, maxBytes)) : undefined;
  // The conditions above are the ones in the type.
  return { params, incoming, query: query as QueryOf<C>, body: body as BodyOf<C> };
}

export function requireParams({ path }: Contract, { params }: Incoming): void {
  const missing = Object.keys(params).find((name) => params[name] === "");
  if (missing !== undefined) throw new AppError("precondition_failed", `Error: ${path} - ${missing} not provided!`);
}

/** Parses with a schema, or throws `invalid_input` with the first problem as a sentence. */
export function check<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.join(".");
  throw new AppError(
    "invalid_input",
    where ? `${where}: ${issue?.message}` : (issue?.message ?? "The request cannot be read."),
  );
}

/** Repeated parameters become lists. */
export function queryObject(query: URLSearchParams): Record<string, string | string[]> {
  const entries = [...new Set(query.keys())].map((name): [string, string | string[]] => {
    const values = query.getAll(name);
    return [name, values.length > 1 ? values : (values[0] ?? "")];
  });
  return Object.fromEntries(entries);
}
