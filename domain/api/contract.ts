import type { z } from "zod";

/** Who may call an endpoint. There is no default: a contract without access does not compile. */
export type Access =
  /** Anybody; the answer holds nothing that belongs to one workspace only, or the handler checks for itself. */
  | { kind: "public" }
  /** Callers of the flow in the path: anybody for a public flow, otherwise one of its keys. */
  | { kind: "flow" }
  /** People who are signed in, from this server's own pages. */
  | { kind: "session"; role: MemberRole }
  /** A key with the scope, or a member of the role by session or by Basic authentication. */
  | { kind: "workspace"; scope: KeyScope; role: MemberRole }
  /**
   * A key with the scope in `X-API-KEY` or as Bearer, an access token of one or of a member, or a member's session; each
   * reaches only chats of its own.
   */
  | { kind: "chats"; scope: KeyScope; role: MemberRole };

export type MemberRole = "owner" | "editor" | "viewer";
export type KeyScope = "predict" | "messages" | "manage";

export interface PathParam {
  description: string;
  example?: string;
  format?: "uuid" | "date-time";
}

export interface BodyExample {
  summary: string;
  value: unknown;
}

/** One endpoint under `/api/v1`, as the server answers it and clients, tests and the API document read it. */
export interface Contract {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below `/api/v1`; `:name` stands for one path segment. */
  path: `/${string}`;
  summary: string;
  access: Access;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Body of a successful answer. Files and texts have none. */
  reply?: z.ZodType;

  // What follows is for readers of the API document only.
  /** More than fits the summary. */
  notes?: string;
  /** What the path's `:names` stand for. */
  params?: Readonly<Record<string, PathParam>>;
  /** Says what the `files` of a form are, where the body may be `multipart/form-data` too. */
  files?: string;
  /** Bodies that show how it is called, by a short name. */
  examples?: Readonly<Record<string, BodyExample>>;
  replyExample?: unknown;
  /** Type of an answer that has no `reply`. */
  media?: string;
  /** The events of an answer that is a stream: a union of what stands in their `data` lines. */
  events?: z.ZodType;
  /** The answer is a WebSocket. */
  socket?: true;
  /** There for clients that call it by mistake: no answer is a success. */
  refusesAll?: true;
  /** Body of its refusals, when it is not the one that all others share. */
  refusal?: z.ZodType;
  /** Refusals that only this endpoint knows, by their status. */
  failures?: Readonly<Record<number, string>>;
}

export type QueryOf<C> = C extends { query: infer S extends z.ZodType } ? z.output<S> : undefined;
export type BodyOf<C> = C extends { body: infer S extends z.ZodType } ? z.output<S> : undefined;
/** What the server writes; an endpoint without a reply schema answers as it likes. */
export type ReplyOf<C> = C extends { reply: infer S extends z.ZodType } ? z.input<S> : object | string;

/** Keeps the exact schemas in the type. */
export const defineContract = <const C extends Contract>(contract: C): C => contract;
