import { flowGenToolSchema } from "./flowgen-format";
import { portTool, type PortedTool } from "./port-tool";
import type { Role } from "./role-of";
import { isRecord } from "./translated";

/** The tools of a file, and who has which. */
export interface ToolShelf {
  names: readonly string[];
  rowsOf(assigned: unknown, role: Role): { forModel: Row[]; toExecute: Row[]; remarks: string[] };
}

type Row = PortedTool["row"];

/**
 * FlowGen's functions belong to the whole flow: every model may ask for them, and the user runs them. Agentok's tools
 * are kept with the account and named by the agents, for the model and for running.
 */
export function toolShelf(functions: readonly unknown[], tools: readonly unknown[]): ToolShelf {
  const shared = functions.flatMap((item) => read(item));
  const kept = new Map(tools.flatMap((item) => read(item)).map((tool) => [tool.id, tool]));
  const everywhere = shared.map((tool) => tool.row);
  return {
    names: [...shared, ...kept.values()].map(({ name }) => name),
    rowsOf(assigned, role) {
      const { llm = [], execution = [] } = isRecord(assigned) ? assigned : {};
      const forModel = find(llm, kept);
      const toExecute = find(execution, kept);
      const lost = [...new Set([...forModel.lost, ...toExecute.lost])];
      return {
        forModel: [...everywhere, ...forModel.rows],
        toExecute: [...(role === "user" ? everywhere : []), ...toExecute.rows],
        remarks: lost.length === 0 ? [] : [`Tools that the file does not hold: ${lost.join(", ")}. Add them anew.`],
      };
    },
  };
}

function read(item: unknown): (PortedTool & { id: string })[] {
  const tool = flowGenToolSchema.safeParse(item).data;
  return tool ? [{ id: tool.id, ...portTool(tool) }] : [];
}

function find(assigned: unknown, kept: ReadonlyMap<string, PortedTool>): { rows: Row[]; lost: string[] } {
  const ids = (Array.isArray(assigned) ? assigned : []).map((item: unknown) =>
    String(isRecord(item) ? item["id"] : item),
  );
  return {
    rows: [...kept].flatMap(([id, { row }]) => (ids.includes(id) ? [row] : [])),
    lost: ids.filter((id) => !kept.has(id)),
  };
}
