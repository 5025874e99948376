import type { BaseMessage } from "@langchain/core/messages";
import type { NodeTools } from "@/server/engine/ports";
import type { ComponentChoice } from "../define-node";
import { putImages } from "../show-images";
import type { TurnImage } from "../slots";
import type { Conversing } from "./conversing";
import type { State } from "./state";

const link = /<img\s+(?:src\s*=\s*)?["']?([^\s"'>]+)["']?[^>]*>/gi;

/**
 * Puts pictures that messages name as `<img URL>` behind their words, and those that came with the question behind the
 * first message, for models that are let see them.
 */
export async function showLinkedImages(
  messages: BaseMessage[],
  choice: ComponentChoice,
  { scope, tools, signal }: Conversing,
  { frames }: State,
): Promise<BaseMessage[]> {
  const allowed = choice.settings["allowImageUploads"];
  if (allowed !== true && allowed !== "true") return messages;
  const isOutermost = frames.length === 2;
  let shown = messages;
  for (const [at, message] of messages.entries()) {
    if (message.type !== "human") continue;
    const urls = [...message.text.matchAll(link)].map(([, url = ""]) => url);
    const linked = await Promise.all(urls.map((url) => load(url, tools.fetch, signal)));
    const sent = at === 0 && isOutermost ? await scope.imagesFor(choice) : [];
    shown = await putImages(shown, [...linked.flatMap((image) => image ?? []), ...sent], at);
  }
  return shown;
}

/** A picture that cannot be fetched stays the address that it is. */
async function load(url: string, fetcher: NodeTools["fetch"], signal: AbortSignal): Promise<TurnImage | undefined> {
  const [, mime, base64] = /^data:(image\/[\w.+-]+);base64,([\w+/=]+)$/.exec(url) ?? [];
  if (mime !== undefined && base64 !== undefined) return { mime, base64 };
  try {
    const response = await fetcher(url, { signal });
    const type = response.headers.get("content-type")?.split(";")[0]?.trim() ?? "";
    if (!response.ok || !type.startsWith("image/")) return undefined;
    return { mime: type, base64: Buffer.from(await response.arrayBuffer()).toString("base64") };
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
