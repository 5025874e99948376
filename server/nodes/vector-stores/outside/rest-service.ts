import type { z } from "zod";
import { AppError, isAppError } from "@/domain/errors";
import type { NodeTools } from "@/server/engine/ports";
import { abortableFetch } from "../../call-signal";
import { serviceRefusal } from "./service-refusal";

interface RestServiceOptions {
  tools: NodeTools;
  /** The service by its name, for messages. */
  name: string;
  /** Where its paths begin. */
  address: string;
  headers: Readonly<Record<string, string>>;
}

export interface RestReply {
  ok: boolean;
  status: number;
  data: unknown;
}

interface RestCall {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  /** Goes out as JSON; a text as it is, one JSON value a line. */
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

export interface RestService {
  name: string;
  /** Whatever the service answers. */
  send(call: RestCall, signal: AbortSignal): Promise<RestReply>;
  /** What it answers when all is well. */
  ask<T>(schema: z.ZodType<T>, call: RestCall, signal: AbortSignal): Promise<T>;
  refusal(reply: RestReply): AppError;
  read<T>(schema: z.ZodType<T>, data: unknown): T;
}

/** JSON over HTTP with one server, behind the outbound guard. */
export function restService({ tools, name, address, headers }: RestServiceOptions): RestService {
  const fetcher = abortableFetch(tools.fetch);
  const service: RestService = {
    name,
    async send({ method, path, body, headers: more }, signal) {
      try {
        const response = await fetcher(`${address}${path}`, {
          method,
          headers: { ...headers, ...(body !== undefined && { "content-type": contentType(body) }), ...more },
          ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
          signal,
        });
        return { ok: response.ok, status: response.status, data: readBody(await response.text()) };
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (isAppError(error)) throw error;
        const { host } = new URL(address);
        const message = `${name} cannot be reached at ${host}. Check the address and that it is running.`;
        throw new AppError("upstream_failed", message, { cause: error });
      }
    },
    async ask(schema, call, signal) {
      const reply = await service.send(call, signal);
      if (!reply.ok) throw service.refusal(reply);
      return service.read(schema, reply.data);
    },
    refusal: ({ status, data }) => serviceRefusal({ service: name, status, said: saidIn(data) }),
    read(schema, data) {
      const read = schema.safeParse(data);
      if (read.success) return read.data;
      const message = `${name} sent an answer that could not be understood. Check its address and version.`;
      throw new AppError("upstream_failed", message, { cause: read.error });
    },
  };
  return service;
}

const contentType = (body: unknown): string => (typeof body === "string" ? "application/x-ndjson" : "application/json");

function readBody(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The sentence in a refusal. Services put it in different places. */
function saidIn(data: unknown): string {
  if (typeof data === "string") return data;
  if (Array.isArray(data)) return data.map(saidIn).find(Boolean) ?? "";
  if (typeof data !== "object" || data === null) return "";
  const parts = new Map(Object.entries(data));
  for (const key of ["message", "reason", "root_cause", "error", "errors", "status", "detail"]) {
    const said = saidIn(parts.get(key));
    if (said) return said;
  }
  return "";
}
