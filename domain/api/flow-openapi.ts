import { type ApiArea, apiAreas } from "./api-areas";
import type { BodyExample, Contract } from "./contract";
import { flowParams } from "./contracts/flow-params";
import { prediction } from "./contracts/prediction";
import type { FlowFacts } from "./flow-facts";
import { type OpenApiFacts, toOpenApi } from "./openapi";
import { formFieldSchema } from "./openapi/field-schema";
import { type JsonSchema, type OpenApiDocument, operationMethods } from "./openapi/openapi-document";
import { overrideSchema } from "./openapi/override-schema";
import { sampleValue } from "./openapi/sample-value";

/** The API of one flow: the endpoints that its callers use, with its id, its form and its own values filled in. */
export function toFlowOpenApi(flow: FlowFacts, facts: OpenApiFacts): OpenApiDocument {
  const document = toOpenApi(areasOf(flow), facts);
  document.info = { ...document.info, title: flow.name, description: about(flow) };
  for (const item of Object.values(document.paths))
    for (const method of operationMethods) {
      const operation = item[method];
      if (operation && !flow.isPublic && operation.security.some((way) => "apiKey" in way))
        operation.security = [{ apiKey: ["predict"] }];
    }
  document.components.securitySchemes = usedSchemes(document);
  const body = document.paths[prediction.path.replace(":id", flow.id)]?.post?.requestBody?.content["application/json"];
  if (body?.schema) {
    body.schema = bodySchema(flow, body.schema);
    body.examples = examplesOf(flow, body.schema);
  }
  return document;
}

/** The ways to say who one is that the flow's own endpoints know. */
function usedSchemes({ paths, components }: OpenApiDocument): OpenApiDocument["components"]["securitySchemes"] {
  const operations = Object.values(paths).flatMap((item) => operationMethods.flatMap((method) => item[method] ?? []));
  const used = new Set(operations.flatMap(({ security }) => security.flatMap((way) => Object.keys(way))));
  return Object.fromEntries(Object.entries(components.securitySchemes).filter(([name]) => used.has(name)));
}

/** Endpoints about the flow of the path, for those who call it. */
const areasOf = (flow: FlowFacts): ApiArea[] =>
  apiAreas
    .map((area) => ({
      ...area,
      contracts: Object.fromEntries(
        Object.entries(area.contracts)
          .filter(([, { access, params }]) => isForCallers(access) && params?.["id"] === flowParams.id)
          .map(([name, contract]) => [name, withId(contract, flow)]),
      ),
    }))
    .filter(({ contracts }) => Object.keys(contracts).length > 0);

const isForCallers = ({ kind }: Contract["access"]): boolean => kind === "flow" || kind === "public";

function withId(contract: Contract, flow: FlowFacts): Contract {
  const named: Contract = { ...contract, path: `/${contract.path.slice(1).replace(":id", flow.id)}` };
  return flow.isPublic && named.access.kind === "flow" ? { ...named, access: { kind: "public" } } : named;
}

function about({ isPublic, form, uploads }: FlowFacts): string {
  return [
    isPublic ? "Anybody may call this flow." : "This flow needs a key.",
    ...(form ? ["It begins with a form: send `form` instead of a question."] : []),
    uploads.length > 0 ? `It takes ${uploads.join(", ")}.` : "It takes no files.",
  ].join(" ");
}

function bodySchema(flow: FlowFacts, { properties = {}, ...schema }: JsonSchema): JsonSchema {
  const { question, form: _form, uploads, ...others } = properties;
  const asked: JsonSchema["properties"] = flow.form ? { form: formSchema(flow.form) } : { question: question ?? {} };
  const files: JsonSchema["properties"] = flow.uploads.length > 0 && uploads !== undefined ? { uploads } : {};
  return {
    ...schema,
    properties: { ...asked, ...others, overrideConfig: overrideSchema(flow), ...files },
    required: Object.keys(asked),
  };
}

const formSchema = ({ title, description, fields }: NonNullable<FlowFacts["form"]>): JsonSchema => ({
  type: "object",
  description: [title, description].filter(Boolean).join(": ") || "The values of the form.",
  properties: Object.fromEntries(fields.map((field) => [field.name, formFieldSchema(field)])),
});

function examplesOf(flow: FlowFacts, { properties = {} }: JsonSchema): Record<string, BodyExample> {
  const { form, overrideConfig } = properties;
  const asked =
    typeof form === "object" ? { form: sampleValue(form) } : { question: "What can you do?", chatId: "session-abc123" };
  const replaces = flow.replaceable.length + flow.variables.length > 0 && typeof overrideConfig === "object";
  return {
    question: { summary: flow.form ? "The form" : "A question", value: asked },
    stream: { summary: "A stream", value: { ...asked, streaming: true } },
    ...(replaces && {
      overrides: {
        summary: "With other values",
        value: { ...asked, overrideConfig: sampleValue(overrideConfig) },
      },
    }),
  };
}
