import type { z } from "zod";

/** What of OpenAPI 3.1 this server writes. */
export interface OpenApiDocument {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string };
  servers: { url: string; description?: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, PathItem>;
  components: {
    schemas: Record<string, JsonSchema>;
    responses: Record<string, ApiResponse>;
    headers: Record<string, ApiHeader>;
    securitySchemes: Record<string, SecurityScheme>;
  };
}

export type JsonSchema = z.core.JSONSchema.JSONSchema;

export const operationMethods = ["get", "post", "put", "patch", "delete"] as const;
export type OperationMethod = (typeof operationMethods)[number];
export type PathItem = Partial<Record<OperationMethod, Operation>>;

/** Ways to prove who one is; each needs all of its schemes. An empty one means that nothing is needed. */
export type SecurityRequirement = Record<string, string[]>;

export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: RequestBody;
  responses: Record<string, ApiResponse | Reference>;
  security: SecurityRequirement[];
}

export interface Reference {
  $ref: string;
}

export interface Parameter {
  name: string;
  in: "path" | "query";
  required: boolean;
  description?: string;
  schema: JsonSchema;
  example?: unknown;
}

export interface MediaType {
  schema?: JsonSchema;
  example?: unknown;
  examples?: Record<string, { summary: string; value: unknown }>;
}

export interface RequestBody {
  required: boolean;
  content: Record<string, MediaType>;
}

export interface ApiHeader {
  description: string;
  schema: JsonSchema;
}

export interface ApiResponse {
  description: string;
  headers?: Record<string, Reference>;
  content?: Record<string, MediaType>;
}

export type SecurityScheme =
  | { type: "http"; scheme: "bearer" | "basic"; description: string }
  | { type: "apiKey"; in: "cookie" | "header"; name: string; description: string };
