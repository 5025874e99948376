import { defineNode } from "../define-node";
import { requestTool } from "./request-tool";
import { toolName } from "@/domain/catalogue/tool-name";

const usual = "Replaces something at a web address with a PUT request and gives what it answers.";

export default defineNode({
  name: "requestsPut",
  version: 1,
  label: "Requests Put",
  description: "Lets an agent make HTTP PUT requests.",
  category: "Tools",
  icon: "request.svg",
  provides: ["RequestsPut", "Tool", "StructuredTool", "Runnable"],
  summary: ["requestsPutUrl"],
  inputs: {
    requestsPutUrl: {
      type: "string",
      label: "URL",
      description: "Empty: the model names it.",
      placeholder: "https://api.example.com/items",
      references: true,
      optional: true,
    },
    requestsPutName: {
      type: "string",
      label: "Name",
      description: "What the agent calls it.",
      default: "requests_put",
      optional: true,
      additional: true,
    },
    requestsPutDescription: {
      type: "string",
      label: "Description",
      description: "When the agent should use it.",
      default: usual,
      rows: 4,
      optional: true,
      additional: true,
    },
    requestsPutHeaders: {
      type: "string",
      label: "Headers",
      description: "A JSON object.",
      placeholder: '{"authorization": "Bearer …"}',
      rows: 4,
      references: true,
      optional: true,
      additional: true,
    },
    requestPutBody: {
      type: "string",
      label: "Body",
      description: "A JSON object that every request sends, beside what the model says.",
      rows: 4,
      references: true,
      optional: true,
      additional: true,
    },
    requestsPutBodySchema: {
      type: "code",
      language: "json",
      schema: "arguments",
      label: "Body Schema",
      description: "What the model may send, each with type, description and required.",
      example: '{\n  "name": { "type": "string", "required": true, "description": "Name of the item" }\n}',
      optional: true,
      additional: true,
    },
    requestsPutMaxOutputLength: {
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
      method: "PUT",
      fetch: tools.fetch,
      name: toolName(inputs.requestsPutName),
      description: inputs.requestsPutDescription,
      url: inputs.requestsPutUrl,
      headers: inputs.requestsPutHeaders,
      schema: inputs.requestsPutBodySchema,
      body: inputs.requestPutBody,
      longest: inputs.requestsPutMaxOutputLength,
    }),
});
