import { defineNode } from "../define-node";
import { requestTool } from "./request-tool";
import { toolName } from "@/domain/catalogue/tool-name";

const usual = "Reads a web address with a GET request and gives what it answers.";

export default defineNode({
  name: "requestsGet",
  version: 2,
  label: "Requests Get",
  description: "Lets an agent make HTTP GET requests.",
  category: "Tools",
  icon: "request.svg",
  provides: ["RequestsGet", "Tool", "StructuredTool", "Runnable"],
  summary: ["requestsGetUrl"],
  inputs: {
    requestsGetUrl: {
      type: "string",
      label: "URL",
      description: "Empty: the model names it.",
      placeholder: "https://api.example.com/items",
      references: true,
      optional: true,
    },
    requestsGetName: {
      type: "string",
      label: "Name",
      description: "What the agent calls it.",
      default: "requests_get",
      optional: true,
      additional: true,
    },
    requestsGetDescription: {
      type: "string",
      label: "Description",
      description: "When the agent should use it.",
      default: usual,
      rows: 4,
      optional: true,
      additional: true,
    },
    requestsGetHeaders: {
      type: "string",
      label: "Headers",
      description: "A JSON object.",
      placeholder: '{"authorization": "Bearer …"}',
      rows: 4,
      references: true,
      optional: true,
      additional: true,
    },
    requestsGetQueryParamsSchema: {
      type: "code",
      language: "json",
      schema: "arguments",
      label: "Query Params Schema",
      description: "What the model may ask for, each with type, description, required, and in: query or path (/:name).",
      example:
        '{\n  "id": { "type": "string", "required": true, "in": "path", "description": "Item, as in /items/:id" }\n}',
      optional: true,
      additional: true,
    },
    requestsGetMaxOutputLength: {
      type: "number",
      label: "Max Output Length",
      description: "Characters of an answer that the model sees.",
      default: 2000,
      min: 1,
      step: 1,
      optional: true,
      additional: true,
    },
  },
  create: ({ inputs, tools }) =>
    requestTool({
      method: "GET",
      fetch: tools.fetch,
      name: toolName(inputs.requestsGetName),
      description: inputs.requestsGetDescription,
      url: inputs.requestsGetUrl,
      headers: inputs.requestsGetHeaders,
      schema: inputs.requestsGetQueryParamsSchema,
      longest: inputs.requestsGetMaxOutputLength,
    }),
});
