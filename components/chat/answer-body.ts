import { fence } from "./fence";
import { type Reply, isPending } from "./exchange";

/** The Markdown that shows a reply: its text, or its JSON in a fence. */
export function answerMarkdown(reply: Reply): string {
  if (reply.json !== undefined) return fence("json", JSON.stringify(reply.json, null, 2));
  const text = reply.text.trimStart();
  if (!/^(\{|\[\s*[[{"])/.test(text)) return reply.text;
  // Shown as code from its first character on, so that nothing jumps when the last one makes it valid.
  if (isPending(reply)) return fence("json", text);
  const value = parseObject(text);
  return value === undefined ? reply.text : fence("json", JSON.stringify(value, null, 2));
}

/** What "copy" takes along. */
export const answerText = (reply: Reply): string =>
  reply.json === undefined ? reply.text : JSON.stringify(reply.json, null, 2);

function parseObject(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
