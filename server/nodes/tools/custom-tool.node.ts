import type { StructuredToolInterface } from "@langchain/core/tools";
import { AppError } from "@/domain/errors";
import { defineNode } from "../define-node";
import { scriptReferences } from "./script-references";
import { toolSchema } from "./tool-schema";
import { turnOf } from "./turn-of";

export default defineNode({
  name: "customTool",
  version: 3,
  label: "Custom Tool",
  description: "A tool of your own: what it is for, what it needs, and JavaScript that does it in a sandbox.",
  category: "Tools",
  icon: "custom-tool.svg",
  provides: ["CustomTool", "Tool", "StructuredTool", "Runnable"],
  summary: ["customToolName"],
  inputs: {
    selectedTool: {
      type: "asyncOptions",
      load: "listTools",
      label: "Select Tool",
      description: "A tool saved in this workspace. Leave empty to write it here.",
      optional: true,
      additional: true,
    },
    returnDirect: {
      type: "boolean",
      label: "Return Direct",
      description: "What the tool returns is the answer; the model does not see it again.",
      default: false,
      optional: true,
    },
    customToolName: {
      type: "string",
      label: "Custom Tool Name",
      description: "The model calls it by this name.",
      placeholder: "get_weather",
    },
    customToolDesc: {
      type: "string",
      label: "Custom Tool Description",
      description: "When the model should use it, in a sentence or two.",
      rows: 3,
    },
    customToolSchema: {
      type: "code",
      language: "json",
      schema: "properties",
      label: "Custom Tool Schema",
      description: "What the tool needs: an array of properties, each with property, type, description and required.",
      example: '[\n  { "property": "city", "type": "string", "description": "Name of a city", "required": true }\n]',
      optional: true,
    },
    customToolFunc: {
      type: "code",
      language: "javascript",
      label: "Custom Tool Function",
      description: "Body of an async function. Each property is a variable with a dollar sign; so are $vars and $flow.",
      example: "return `It is sunny in ${$city}.`;",
    },
  },
  loaders: { listTools: async () => [] },
  async create({ inputs, tools, node }): Promise<StructuredToolInterface> {
    const { tool } = await import("@langchain/core/tools");
    const name = inputs.customToolName.trim().replaceAll(/[^\w-]+/g, "_");
    const code = inputs.customToolFunc;
    if (name === "" || code.trim() === "") {
      throw new AppError("invalid_input", `${node.label} needs a name and a function.`, { nodeId: node.id });
    }
    const references = scriptReferences(code);
    return tool(
      async (given: Record<string, unknown>, config) => {
        const turn = turnOf(config);
        const properties = Object.fromEntries(Object.entries(given).map(([key, value]) => [`$${key}`, value]));
        const globals = { ...(await references.resolve(turn)), ...properties };
        const result = await tools.runScript({
          code,
          globals,
          fetch: tools.fetch,
          ...(turn && { signal: turn.signal }),
        });
        return typeof result === "string" ? result : (JSON.stringify(result) ?? "");
      },
      {
        name,
        description: inputs.customToolDesc,
        schema: toolSchema(inputs.customToolSchema),
        returnDirect: inputs.returnDirect,
      },
    );
  },
});
