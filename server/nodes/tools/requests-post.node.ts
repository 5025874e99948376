import { defineNode } from "../define-node";
import { requestTool } from "./request-tool";
import { toolName } from "@/domain/catalogue/tool-name";

const usual = "Sends data to a web address with a POST request and gives what it answers.";

export default defineNode({
  name: "requestsPost",
  version: 2,
  label: "Requests Post",
  description: "Lets an agent make HTTP POST requests.",
  category: "Tools",
  icon: "request.svg",
  provides: ["RequestsPost", "Tool", "StructuredTool", "Runnable"],
  summary: ["requestsPostUrl"],
  inputs: {
    requestsPostUrl: {
      type: "string",
      label: "URL",
      description: "Empty: the model names it.",
      placeholder: "https://api.example.com/items",
      references: true,
      optional: true,
    },
    requestsPostName: {
      type: "string",
      label: "Name",
      description: "What the agent calls it.",
      default: "requests_post",
      optional: true,
      additional: true,
    },
    requestsPostDescription: {
      type: "string",
      label: "Description",
      description: "When the agent should use it.",
      default: usual,
      rows: 4,
      optional: true,
      additional: true,
    },
    requestsPostHeaders: {
      type: "string",
      label: "Headers",
      description: "A JSON object.",
      placeholder: '{"authorization": "Bearer …"}',
      rows: 4,
      references: true,
      optional: true,
      additional: true,
    },
    requestPostBody: {
      type: "string",
      label: "Body",
      description: "A JSON object that every request sends, beside what the model says.",
      rows: 4,
      references: true,
      optional: true,
      additional: true,
    },
    requestsPostBodySchema: {
      type: "code",
      language: "json",
      schema: "arguments",
      label: "Body Schema",
      description: "What the model may send, each with type, description and required.",
      example: '{\n  "name": { "type": "string", "required": true, "description": "Name of the item" }\n}',
      optional: true,
      additional: true,
    },
    requestsPostMaxOutputLength: {
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
      method: "POST",
      fetch: tools.fetch,
      name: toolName(inputs.requestsPostName),
      description: inputs.requestsPostDescription,
      url: inputs.requestsPostUrl,
      headers: inputs.requestsPostHeaders,
      schema: inputs.requestsPostBodySchema,
      body: inputs.requestPostBody,
      longest: inputs.requestsPostMaxOutputLength,
    }),
});
