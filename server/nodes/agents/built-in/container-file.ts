import type { ContainerFile } from "./built-in-use";

interface ContainersClient {
  containers: {
    files: {
      content: {
        retrieve(id: string, of: { container_id: string }, options: { signal: AbortSignal }): Promise<Response>;
      };
    };
  };
}

/** More than this is not fetched, bytes. */
const mostBytes = 10 * 1024 * 1024;

/** A file that the model's code wrote, by the client that asked the model: no other has the right to it. */
export async function readContainerFile(
  model: object,
  { containerId, fileId }: ContainerFile,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  const client = clientOf(model);
  if (!client) return undefined;
  const response = await client.containers.files.content.retrieve(fileId, { container_id: containerId }, { signal });
  if (Number(response.headers.get("content-length") ?? 0) > mostBytes) return undefined;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return bytes.length > mostBytes ? undefined : bytes;
}

/** LangChain keeps OpenAI's own client inside its model for responses. */
function clientOf(model: object): ContainersClient | undefined {
  const inner: unknown = "responses" in model ? model.responses : undefined;
  const client: unknown = typeof inner === "object" && inner !== null && "client" in inner ? inner.client : undefined;
  const knows = typeof client === "object" && client !== null && "containers" in client;
  // It has containers, so it is OpenAI's client.
  return knows ? (client as ContainersClient) : undefined;
}
