import { createHash } from "node:crypto";
import { newToken } from "@/server/platform/ids";

/** A fresh key: shown once, stored only as its hash. */
export function newApiKey(): { key: string; prefix: string; hash: string } {
  const key = `weft_${newToken()}`;
  return { key, prefix: key.slice(0, 12), hash: hashKey(key) };
}

/** SHA-256, hex. Keys hold 256 random bits, so a fast hash without salt gives nothing away. */
export const hashKey = (key: string): string => createHash("sha256").update(key).digest("hex");
