import type { IncomingMessage } from "node:http";
import { AppError } from "@/domain/errors";
import { type ApiRequest, tooLarge } from "./api-request";

export function fromNode(message: IncomingMessage): ApiRequest {
  const { headers } = message;
  const get = (name: string): string | null => {
    const value = headers[name];
    return (Array.isArray(value) ? value.join(", ") : value) ?? null;
  };
  return { method: message.method ?? "GET", headers: { get }, bytes: (maxBytes) => readWhole(message, maxBytes) };
}

function readWhole(message: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    if (Number(message.headers["content-length"] ?? 0) > maxBytes) return reject(tooLarge(maxBytes));
    const chunks: Buffer[] = [];
    let size = 0;
    message.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) reject(tooLarge(maxBytes));
      else chunks.push(chunk);
    });
    message.on("end", () => resolve(chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks)));
    message.on("error", (cause) =>
      reject(new AppError("invalid_input", "The request ended before it was whole.", { cause })),
    );
  });
}
