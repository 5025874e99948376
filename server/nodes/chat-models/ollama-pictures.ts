import { isRecord } from "@/domain/api/contracts/lenient";
import type { NodeTools } from "@/server/engine/ports";

/**
 * Ollama takes a message's text and its images together, but LangChain's client (1.3.0) sends each image as an empty
 * message of its own after the text, where models lose sight of what the question was about.
 */
export const joiningPictures =
  (fetcher: NodeTools["fetch"]): NodeTools["fetch"] =>
  (input, init) =>
    typeof init?.body === "string" && init.body.includes('"images"')
      ? fetcher(input, { ...init, body: joined(init.body) })
      : fetcher(input, init);

function joined(body: string): string {
  const request: unknown = JSON.parse(body);
  if (!isRecord(request) || !Array.isArray(request.messages)) return body;
  const messages: Record<string, unknown>[] = [];
  for (const message of request.messages.filter(isRecord)) {
    const before = messages.at(-1);
    if (before?.role === "user" && message.role === "user" && message.content === "" && Array.isArray(message.images)) {
      const seen: unknown[] = Array.isArray(before.images) ? before.images : [];
      const more: unknown[] = message.images;
      messages.splice(-1, 1, { ...before, images: [...seen, ...more] });
    } else messages.push(message);
  }
  return JSON.stringify({ ...request, messages });
}
