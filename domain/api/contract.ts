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
  | { kind: "workspace"; scope: KeyScope; role: MemberRole };

export type MemberRole = "owner" | "editor" | "viewer";
export type KeyScope = "predict" | "messages" | "manage";

/** One endpoint under `/api/v1`, as the server answers it and clients, tests and the API document read it. */
export interface Contract<Q extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below `/api/v1`; `:name` stands for one path segment. */
  path: `/${string}`;
  summary: string;
  access: Access;
  query?: Q;
  body?: B;
  /** Body of a successful answer. Files and texts have none. */
  reply?: R;
}

/** Keeps the exact schemas in the type. */
export const defineContract = <Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  contract: Contract<Q, B, R>,
): Contract<Q, B, R> => contract;
