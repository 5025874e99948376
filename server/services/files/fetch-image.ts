import { AppError, isAppError } from "@/domain/errors";
import type { NodeTools } from "@/server/engine/ports";
import { checkContent } from "./check-content";
import { fileQuotas } from "./keep-files";

/** Longest an image may take to arrive, ms. */
const patienceMs = 20_000;

/** An image from an address, through the guarded `fetch`: any public host, but nothing that is no image. */
export async function fetchImage(
  fetcher: NodeTools["fetch"],
  url: string,
  signal: AbortSignal,
): Promise<{ mime: string; base64: string }> {
  const host = URL.canParse(url) ? new URL(url).host : url.slice(0, 100);
  const fail = (why: string, cause?: unknown): AppError =>
    new AppError("unprocessable", `The image at ${host} could not be used: ${why}`, { cause });
  try {
    const response = await fetcher(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]) });
    if (!response.ok) throw fail(`the server answers ${response.status}.`);
    const bytes = await readAtMost(response, fileQuotas.fileBytes);
    const { mime, kind } = await checkContent("image", [response.headers.get("content-type") ?? ""], bytes);
    if (kind !== "image") throw fail("it is no PNG, JPEG, GIF or WebP.");
    return { mime, base64: Buffer.from(bytes).toString("base64") };
  } catch (error) {
    signal.throwIfAborted();
    if (isAppError(error) && error.message.startsWith("The image at")) throw error;
    throw fail(isAppError(error) ? error.message : "it could not be fetched.", error);
  }
}

async function readAtMost(response: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > most) throw new AppError("too_large", "it is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
