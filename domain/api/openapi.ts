import type { ApiArea } from "./api-areas";
import type { Contract } from "./contract";
import {
  type OpenApiDocument,
  type Operation,
  type OperationMethod,
  operationMethods,
  type PathItem,
} from "./openapi/openapi-document";
import { parametersOf, templatePath } from "./openapi/parameters";
import { requestBodyOf } from "./openapi/request-body";
import { responsesOf, sharedHeaders, sharedResponses } from "./openapi/responses";
import { createSchemaBook, type SchemaBook } from "./openapi/schema-book";
import { accessSentence, securityOf, securitySchemes } from "./openapi/security";

export interface OpenApiFacts {
  /** Of the server. */
  version: string;
  /** Scheme, host and port, without a path. */
  origin: string;
}

/** The contracts as an OpenAPI 3.1 document. The same ones give the same text. */
export function toOpenApi(areas: readonly ApiArea[], { version, origin }: OpenApiFacts): OpenApiDocument {
  const book = createSchemaBook();
  const paths: Record<string, PathItem> = {};
  for (const area of areas) {
    for (const [operationId, contract] of Object.entries(area.contracts)) {
      const item = (paths[templatePath(contract.path)] ??= {});
      item[methodOf(contract)] = operationOf({ operationId, contract, tag: area.tag, book });
    }
  }
  return {
    openapi: "3.1.0",
    info: { title: "Weft API", version, description: about },
    servers: [{ url: `${origin}/api/v1` }],
    tags: areas.map(({ tag, description: text }) => ({ name: tag, description: text })),
    paths,
    components: {
      responses: sharedResponses(book),
      headers: sharedHeaders,
      securitySchemes,
      schemas: book.components(),
    },
  };
}

const about =
  "Ask the flows of this server and manage them. Clients of Flowise and of the services that speak its API work unchanged.";

function methodOf({ method }: Contract): OperationMethod {
  const lower = method.toLowerCase();
  const known = operationMethods.find((name) => name === lower);
  if (known === undefined) throw new Error(`The document has no word for ${method}.`);
  return known;
}

interface Described {
  operationId: string;
  contract: Contract;
  tag: string;
  book: SchemaBook;
}

function operationOf({ operationId, contract, tag, book }: Described): Operation {
  const parameters = parametersOf(contract, book);
  const requestBody = requestBodyOf(contract, book);
  return {
    operationId,
    tags: [tag],
    summary: contract.summary,
    description: [contract.notes, accessSentence(contract.access)].filter(Boolean).join(" "),
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses: responsesOf(contract, book),
    security: securityOf(contract.access),
  };
}
