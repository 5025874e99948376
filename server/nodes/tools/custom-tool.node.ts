import type { StructuredToolInterface } from "@langchain/core/tools";
import { AppError, isAppError } from "@/domain/errors";
import { toolCallName } from "@/domain/tools/saved-tool";
import { toolGlobals, toolProperties, toolSchema } from "@/domain/tools/tool-schema";
import type { NodeTools } from "@/server/engine/ports";
import { defineNode } from "../define-node";
import { scriptReferences } from "./script-references";
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
      description: "A tool that this workspace keeps under Tools. Leave it empty to write one here.",
      placeholder: "Choose a tool",
      unless: "customToolFunc",
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
      description: "The model calls it by this name. Of a saved tool it replaces the name.",
      placeholder: "get_weather",
      unless: "selectedTool",
    },
    customToolDesc: {
      type: "string",
      label: "Custom Tool Description",
      description: "When the model should use it, in a sentence or two.",
      rows: 3,
      unless: "selectedTool",
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
      unless: "selectedTool",
    },
  },
  loaders: {
    listTools: async ({ tools }) =>
      (await tools.savedTools.list()).map(({ id, name, description }) => ({
        label: name,
        name: id,
        ...(description !== "" && { description }),
      })),
  },
  async create({ inputs, tools, node }): Promise<StructuredToolInterface> {
    const { tool } = await import("@langchain/core/tools");
    const saved = inputs.selectedTool?.trim() ? await savedTool(tools, inputs.selectedTool.trim(), node) : undefined;
    const name = toolCallName(written(inputs.customToolName) ?? saved?.name ?? "");
    const code = written(inputs.customToolFunc) ?? saved?.func ?? "";
    if (name === "" || code.trim() === "") {
      throw new AppError("invalid_input", `${node.label} needs a name and a function.`, { nodeId: node.id });
    }
    const schema = written(inputs.customToolSchema) ?? saved?.schema;
    const properties = toolProperties(schema);
    const references = scriptReferences(code);
    return tool(
      async (given: Record<string, unknown>, config) => {
        const turn = turnOf(config);
        const globals = { ...(await references.resolve(turn)), ...toolGlobals(properties, given) };
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
        description: written(inputs.customToolDesc) ?? saved?.description ?? "",
        schema: toolSchema(schema),
        returnDirect: inputs.returnDirect,
      },
    );
  },
});

/** What stands in the node itself goes before what the saved tool says. */
const written = (text: string | undefined): string | undefined => (text?.trim() ? text : undefined);

async function savedTool(tools: NodeTools, id: string, node: { id: string; label: string }) {
  try {
    return await tools.savedTools.find(id);
  } catch (error) {
    if (!isAppError(error) || error.code !== "not_found") throw error;
    throw new AppError(
      "unprocessable",
      `The tool that “${node.label}” names is not among this workspace's tools any more. Choose another one.`,
      { nodeId: node.id, cause: error },
    );
  }
}
