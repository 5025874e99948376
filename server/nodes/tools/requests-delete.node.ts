import { defineNode } from "../define-node";
import { requestTool } from "./request-tool";
import { toolName } from "@/domain/catalogue/tool-name";

const usual = "Deletes something at a web address with a DELETE request and gives what it answers.";

export default defineNode({
  name: "requestsDelete",
  version: 1,
  label: "Requests Delete",
  description: "Lets an agent make HTTP DELETE requests.",
  category: "Tools",
  icon: "request.svg",
  provides: ["RequestsDelete", "Tool", "StructuredTool", "Runnable"],
  summary: ["requestsDeleteUrl"],
  inputs: {
    requestsDeleteUrl: {
      type: "string",
      label: "URL",
      description: "Empty: the model names it.",
      placeholder: "https://api.example.com/items",
      references: true,
      optional: true,
    },
    requestsDeleteName: {
      type: "string",
      label: "Name",
      description: "What the agent calls it.",
      default: "requests_delete",
      optional: true,
      additional: true,
    },
    requestsDeleteDescription: {
      type: "string",
      label: "Description",
      description: "When the agent should use it.",
      default: usual,
      rows: 4,
      optional: true,
      additional: true,
    },
    requestsDeleteHeaders: {
      type: "string",
      label: "Headers",
      description: "A JSON object.",
      placeholder: '{"authorization": "Bearer …"}',
      rows: 4,
      references: true,
      optional: true,
      additional: true,
    },
    requestsDeleteQueryParamsSchema: {
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
    requestsDeleteMaxOutputLength: {
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
      method: "DELETE",
      fetch: tools.fetch,
      name: toolName(inputs.requestsDeleteName),
      description: inputs.requestsDeleteDescription,
      url: inputs.requestsDeleteUrl,
      headers: inputs.requestsDeleteHeaders,
      schema: inputs.requestsDeleteQueryParamsSchema,
      longest: inputs.requestsDeleteMaxOutputLength,
    }),
});
