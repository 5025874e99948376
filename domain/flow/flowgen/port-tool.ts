import { markForPorting } from "../porting-mark";
import type { FlowGenTool } from "./flowgen-format";
import { pythonSignature } from "./python-signature";

/** A row of an agent's tools: a Custom Tool whose Python is kept and waits for being written anew. */
export interface PortedTool {
  name: string;
  row: Record<string, unknown>;
}

export function portTool(tool: FlowGenTool): PortedTool {
  const signature = pythonSignature(tool.code);
  const name = (tool.name.trim() || signature?.name || "tool").replaceAll(/[^\w-]+/g, "_");
  const parameters = tool.parameters.length > 0 ? tool.parameters : (signature?.parameters ?? []);
  const properties = parameters.map(({ name: property, type, description, required }) => ({
    ...{ property, type: typeOf(type), description, required },
  }));
  return {
    name,
    row: {
      agentSelectedTool: "customTool",
      agentSelectedToolConfig: {
        agentSelectedTool: "customTool",
        customToolName: name,
        customToolDesc: tool.description.trim() || docOf(tool.code) || `The tool ${name}.`,
        ...(properties.length > 0 && { customToolSchema: JSON.stringify(properties, null, 2) }),
        customToolFunc: markForPorting(name, signature ? tool.code : asFunction(name, tool)),
      },
    },
  };
}

/** FlowGen keeps the body alone. */
function asFunction(name: string, { async: waits, parameters, code }: FlowGenTool): string {
  const head = `${waits ? "async " : ""}def ${name}(${parameters.map((each) => each.name).join(", ")}):`;
  return [head, ...code.split(/\r?\n/).map((line) => `    ${line}`)].join("\n");
}

const docOf = (code: string): string => /("""|''')([\s\S]*?)\1/.exec(code)?.[2]?.trim() ?? "";

function typeOf(type: string): "string" | "number" | "boolean" | "array" {
  if (/^(number|int|float|integer)\b/i.test(type)) return "number";
  if (/^bool/i.test(type)) return "boolean";
  return /^(list|array|tuple|set)\b/i.test(type) ? "array" : "string";
}
