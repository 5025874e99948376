import type { CallOptions } from "./client-options.js";
import type { Transport } from "./transport.js";

/** A function that agents are given. */
export interface Tool {
  id: string;
  name: string;
  /** When a model should use it. */
  description: string;
  /** Of its icon, as CSS. */
  color: string;
  iconSrc: string | null;
  /** JSON: rows of `id`, `property`, `type`, `description` and `required`. */
  schema: string;
  /** Body of an async function in JavaScript. */
  func: string;
  createdDate: string;
  updatedDate: string;
  workspaceId: string;
}

export type ToolParts = Partial<Pick<Tool, "name" | "description" | "color" | "iconSrc" | "schema" | "func">>;
export type NewTool = ToolParts & { name: string };

/** Tools that a workspace keeps. The key needs the scope *manage*. */
export function createTools(transport: Transport) {
  const path = (id: string) => `/api/v1/tools/${encodeURIComponent(id)}`;
  return {
    /** By name. */
    list: (options?: CallOptions) => transport.json<Tool[]>({ method: "GET", path: "/api/v1/tools", ...options }),
    get: (id: string, options?: CallOptions) => transport.json<Tool>({ method: "GET", path: path(id), ...options }),
    create: (tool: NewTool, options?: CallOptions) =>
      transport.json<Tool>({ method: "POST", path: "/api/v1/tools", body: tool, ...options }),
    /** Changes what is given. */
    update: (id: string, changes: ToolParts, options?: CallOptions) =>
      transport.json<Tool>({ method: "PUT", path: path(id), body: changes, ...options }),
    async delete(id: string, options?: CallOptions): Promise<void> {
      await transport.json({ method: "DELETE", path: path(id), ...options });
    },
  };
}
