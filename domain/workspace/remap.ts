import type { WorkspaceFile, WorkspaceTool } from "./workspace-file";

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const wholeUuid = new RegExp(`^${uuids.source}$`, "i");

/** Every id under which something of the file is known, each once. */
export function idsIn({
  DocumentStore,
  CustomTemplate,
  ChatMessage,
  ChatMessageFeedback,
  ...whole
}: WorkspaceFile): string[] {
  const flows = [whole.ChatFlow, whole.AgentFlow, whole.AgentFlowV2, whole.AssistantFlow].flat();
  const loaders = DocumentStore.flatMap((store) => store.loaders.map(({ id }) => (typeof id === "string" ? id : "")));
  const ids = [...flows, ...DocumentStore, ...CustomTemplate, ...ChatMessage, ...ChatMessageFeedback].map(
    ({ id }) => id,
  );
  return [...new Set([...ids, ...loaders].filter((id) => wholeUuid.test(id)).map((id) => id.toLowerCase()))];
}

/** Puts new ids in the places of old ones, wherever they are named. */
export const withIds = (text: string, ids: ReadonlyMap<string, string>): string =>
  text.replaceAll(uuids, (id) => ids.get(id.toLowerCase()) ?? id);

/** A flow's drawing with the tools written into the nodes that named them: here a tool is part of its node. */
export function withTools(drawing: unknown, tools: ReadonlyMap<string, WorkspaceTool>): unknown {
  if (Array.isArray(drawing)) return drawing.map((item) => withTools(item, tools));
  if (typeof drawing !== "object" || drawing === null) return drawing;
  const inside = Object.fromEntries(
    Object.entries(drawing).map(([key, item]: [string, unknown]) => [key, withTools(item, tools)]),
  );
  const tool = typeof inside["selectedTool"] === "string" ? tools.get(inside["selectedTool"]) : undefined;
  if (!tool) return inside;
  const { selectedTool: _chosen, ...rest } = inside;
  return {
    ...rest,
    customToolName: tool.name,
    customToolDesc: tool.description,
    customToolSchema: typeof tool.schema === "string" ? tool.schema : JSON.stringify(tool.schema ?? []),
    customToolFunc: tool.func,
  };
}
