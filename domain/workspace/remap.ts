import type { WorkspaceFile } from "./workspace-file";

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const wholeUuid = new RegExp(`^${uuids.source}$`, "i");

/** Every id under which something of the file is known, each once. */
export function idsIn({
  DocumentStore,
  Tool,
  CustomTemplate,
  ChatMessage,
  ChatMessageFeedback,
  ...whole
}: WorkspaceFile): string[] {
  const flows = [whole.ChatFlow, whole.AgentFlow, whole.AgentFlowV2, whole.AssistantFlow].flat();
  const loaders = DocumentStore.flatMap((store) => store.loaders.map(({ id }) => (typeof id === "string" ? id : "")));
  const ids = [...flows, ...DocumentStore, ...Tool, ...CustomTemplate, ...ChatMessage, ...ChatMessageFeedback].map(
    ({ id }) => id,
  );
  return [...new Set([...ids, ...loaders].filter((id) => wholeUuid.test(id)).map((id) => id.toLowerCase()))];
}

/** Puts new ids in the places of old ones, wherever they are named. */
export const withIds = (text: string, ids: ReadonlyMap<string, string>): string =>
  text.replaceAll(uuids, (id) => ids.get(id.toLowerCase()) ?? id);
