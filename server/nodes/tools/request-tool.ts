import type { StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";
import type { NodeTools } from "@/server/engine/ports";
import { jsonObjectInput } from "../json-input";
import { pathFilled } from "./path-filled";
import { requestArguments } from "./request-arguments";
import { idempotencyKeyOf, turnOf } from "./turn-of";

export interface RequestTool {
  method: "GET" | "POST" | "PUT" | "DELETE";
  name: string;
  description: string;
  fetch: NodeTools["fetch"];
  /** Empty: the model names it. */
  url: string | undefined;
  /** JSON, as a text or a value. */
  headers: unknown;
  /** What the model may say: parameters of the query and the path, or of the body. */
  schema: string | undefined;
  /** Sent in every request, under what the model says. */
  body?: unknown;
  /** Characters of an answer that the model sees. */
  longest: number;
}

/** Lets a model make HTTP requests. */
export async function requestTool(given: RequestTool): Promise<StructuredToolInterface> {
  const { tool } = await import("@langchain/core/tools");
  const { method, name, description, url: fixed } = given;
  const headers = jsonObjectInput(given.headers, "Headers");
  const body = jsonObjectInput(given.body, "Body");
  const part = method === "POST" || method === "PUT" ? "body" : "queryParams";
  const asked = requestArguments(given.schema, part);
  const schema = z.object({
    ...(!fixed?.trim() && { url: z.string().describe("Address to request.") }),
    ...asked.shape,
  });
  return tool(
    async (said: Record<string, unknown>, config) => {
      const values = recordOf(said[part]);
      const address = pathFilled(
        fixed?.trim() || (typeof said.url === "string" ? said.url : ""),
        part === "queryParams" ? values : {},
        asked.inPath,
      );
      const signal = turnOf(config)?.signal;
      const key = method === "GET" ? undefined : idempotencyKeyOf(config);
      const sent = new Headers({ ...(key !== undefined && { "idempotency-key": key }) });
      if (part === "body") sent.set("content-type", "application/json");
      for (const [header, value] of Object.entries(headers ?? {})) sent.set(header, String(value));
      const response = await given.fetch(address, {
        ...{ method, headers: sent },
        ...(part === "body" && { body: JSON.stringify({ ...body, ...values }) }),
        ...(signal && { signal }),
      });
      const text = (await response.text()).slice(0, Math.max(1, given.longest));
      if (!response.ok) throw new Error(`${method} was answered with ${String(response.status)}. ${text}`.trim());
      return text;
    },
    { name, description, schema },
  );
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
