import { z } from "zod";
import { defineContract } from "../contract";
import { flowParams } from "./flow-params";

/** The document's own form is OpenAPI's business. */
const openApiDocument = z.looseObject({
  openapi: z.literal("3.1.0"),
  paths: z.record(z.string(), z.looseObject({})),
});

export const readOpenApi = defineContract({
  method: "GET",
  path: "/openapi.json",
  summary: "This API as an OpenAPI 3.1 document.",
  access: { kind: "public" },
  reply: openApiDocument,
});

export const readFlowOpenApi = defineContract({
  method: "GET",
  path: "/openapi/:id",
  summary: "How to call one flow, as an OpenAPI 3.1 document with its own form and values.",
  access: { kind: "flow" },
  params: flowParams,
  reply: openApiDocument,
});
