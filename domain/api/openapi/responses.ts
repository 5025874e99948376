import type { Access, Contract } from "../contract";
import { failure } from "../contracts/failure";
import type { ApiHeader, ApiResponse, MediaType, Reference } from "./openapi-document";
import type { SchemaBook } from "./schema-book";

/** Refusals that many endpoints share: name and meaning by status. */
const refusals: Readonly<Record<number, readonly [name: string, description: string]>> = {
  400: ["BadRequest", "The request cannot be read; `message` says where."],
  401: ["Unauthorized", "Nothing proves that the caller may, or the proof is not valid."],
  403: ["Forbidden", "The caller is known and may not."],
  404: ["NotFound", "There is nothing of that id or name in the caller's workspace."],
  409: ["Conflict", "Something else was done in the meantime, or has that name already."],
  412: ["PreconditionFailed", "A part of the address is missing."],
  413: ["TooLarge", "The body is too large."],
  422: ["Unprocessable", "The request can be read and cannot be carried out."],
  429: ["TooManyRequests", "The flow's limit of calls is reached."],
  500: ["Failed", "The server, or the run, failed; the body says why."],
};

export const sharedHeaders: Record<string, ApiHeader> = {
  RetryAfter: { description: "Seconds to wait before the next call.", schema: { type: "integer", minimum: 1 } },
};

export function sharedResponses(book: SchemaBook): Record<string, ApiResponse> {
  const json: MediaType = { schema: book.given(failure) };
  return Object.fromEntries(
    Object.entries(refusals).map(([status, [name, description]]): [string, ApiResponse] => [
      name,
      status === "429"
        ? {
            description,
            headers: { "Retry-After": { $ref: "#/components/headers/RetryAfter" } },
            content: { "text/plain": { schema: { type: "string" } }, "application/json": json },
          }
        : { description, content: { "application/json": json } },
    ]),
  );
}

export function responsesOf(contract: Contract, book: SchemaBook): Record<string, ApiResponse | Reference> {
  const answers: [string, ApiResponse | Reference][] = statusesOf(contract).map((status) => [
    String(status),
    refusal(status, contract, book),
  ]);
  const { refusesAll, socket } = contract;
  return {
    ...(socket && { "101": { description: "The connection is open." } }),
    ...(!refusesAll && !socket && { "200": success(contract, book) }),
    ...Object.fromEntries(answers),
  };
}

function success({ reply, replyExample, media, events }: Contract, book: SchemaBook): ApiResponse {
  const content: Record<string, MediaType> = {
    ...(reply && {
      "application/json": {
        schema: book.given(reply),
        ...(replyExample !== undefined && { example: replyExample }),
      },
    }),
    ...(media !== undefined && { [media]: { schema: { type: "string" } } }),
    ...(events && { "text/event-stream": { schema: book.given(events) } }),
  };
  const frames = "each with its name in `event:` and this object in `data:`.";
  const whole = reply ? `The answer: whole, or with \`streaming\` as events, ${frames}` : `Events, ${frames}`;
  const description = events ? whole : "Done.";
  return { description, ...(Object.keys(content).length > 0 && { content }) };
}

/** Callers of a flow who asked for a stream are refused in plain text, because the embedded chat prints it as it is. */
function refusal(status: number, contract: Contract, book: SchemaBook) {
  const { access, events, failures, reply } = contract;
  const [name, usual] = refusals[status] ?? ["Failed", ""];
  const own = failures?.[status];
  const plain = events !== undefined && access.kind === "flow" && (status === 401 || status === 403);
  if (own === undefined && !plain && !contract.refusal) return { $ref: `#/components/responses/${name}` };
  return {
    description: own ?? usual,
    content: {
      "application/json": { schema: book.given(contract.refusal ?? failure) },
      ...(plain && reply && { "text/plain": { schema: { type: "string" as const } } }),
    },
  };
}

const byAccess: Readonly<Record<Access["kind"], readonly number[]>> = {
  public: [],
  flow: [401, 403, 429],
  session: [401, 403],
  workspace: [401, 403],
  chats: [401, 403],
};

function statusesOf({ access, path, query, body, failures }: Contract): number[] {
  const chats = access.kind === "chats";
  return [
    ...new Set([
      ...(query || body ? [chats ? 422 : 400] : []),
      ...byAccess[access.kind],
      ...(path.includes(":") ? (chats ? [404] : [404, 412]) : []),
      ...(body ? [413] : []),
      ...Object.keys(failures ?? {}).map(Number),
      500,
    ]),
  ].toSorted((one, other) => one - other);
}
