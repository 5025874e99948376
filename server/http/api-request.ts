import { AppError } from "@/domain/errors";

/** What endpoints read of a request: little enough that each door makes one at next to no cost. */
export interface ApiRequest {
  method: string;
  headers: { get(name: string): string | null };
  /** The whole body, read once. Rejects with `too_large` as soon as it is known to be longer. */
  bytes(maxBytes: number): Promise<Uint8Array>;
}

export const tooLarge = (maxBytes: number): AppError =>
  new AppError("too_large", `The request is larger than ${Math.floor(maxBytes / 1024)} KB.`);

export function fromWeb(request: Request): ApiRequest {
  const { method, headers } = request;
  return {
    method,
    headers,
    async bytes(maxBytes) {
      if (Number(headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of request.body ?? []) {
        size += chunk.length;
        if (size > maxBytes) throw tooLarge(maxBytes);
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    },
  };
}
