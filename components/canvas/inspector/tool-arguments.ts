import { chosenComponent } from "@/domain/catalogue/component-settings";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowNode } from "@/domain/flow/flow-document";

export interface ToolArgument {
  name: string;
  description: string;
}

/** What the tool that a step calls needs: as its own settings describe it, or one text as most tools do. */
export function toolArguments(node: Pick<FlowNode, "name" | "inputs">, specs: SpecLookup): ToolArgument[] {
  const fields = Object.entries(specs.get(node.name)?.inputs ?? {});
  const [input] = fields.find(([, field]) => field.type === "component" && field.load === "listTools") ?? [];
  const chosen = input === undefined ? undefined : chosenComponent(input, node.inputs, specs);
  if (!chosen) return [];
  const described = Object.values(chosen.settings).flatMap(propertiesIn);
  return described.length > 0 ? described : [{ name: "input", description: "What the tool is asked" }];
}

/** Rows of `property`, `type` and `description`, as an array or its JSON text. */
function propertiesIn(value: unknown): ToolArgument[] {
  const rows = typeof value === "string" && value.trimStart().startsWith("[") ? parsed(value) : value;
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row: unknown) => {
    if (typeof row !== "object" || row === null || !("property" in row) || typeof row.property !== "string") return [];
    const description = "description" in row && typeof row.description === "string" ? row.description : "";
    return [{ name: row.property, description }];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
