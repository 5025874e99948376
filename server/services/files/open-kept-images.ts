import type { RequestImage } from "@/server/engine/run-request";
import type { Conversation } from "./conversation";
import { fetchImage } from "./fetch-image";
import { findFile } from "./find-file";
import type { FileUpload, ReceivePorts } from "./receive-uploads";

/** An image that came with a question, as the run that it belongs to names it. */
export interface KeptImage {
  /** The conversation that it was sent in. */
  chatId: string;
  name: string;
  mime: string;
  /** Where it lies, when it is not kept here. */
  url?: string | undefined;
}

export const keptImages = (rows: readonly FileUpload[], chatId: string): KeptImage[] =>
  rows.map(({ name, mime, data }) => ({ chatId, name, mime, ...(data !== undefined && { url: data }) }));

/** The images of a run that goes on later, read when a model gets them first. */
export function openKeptImages(
  ports: ReceivePorts,
  { workspaceId, flowId }: Pick<Conversation, "workspaceId" | "flowId">,
  images: readonly KeptImage[] = [],
): RequestImage[] {
  return images.map(({ chatId, name, mime, url }) => ({
    name,
    async load(signal) {
      if (url !== undefined) return fetchImage(ports.fetch, url, signal);
      const { bytes } = await findFile(ports, { workspaceId, flowId, chatId }, name);
      return { mime, base64: Buffer.from(bytes).toString("base64") };
    },
  }));
}
