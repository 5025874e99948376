import { createHash } from "node:crypto";
import type { PredictionBody } from "@/domain/api/contracts/prediction";

/** What was asked, as a text that two calls share only when they ask the same, their files included. */
export async function bodyHash({ files, ...body }: PredictionBody): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(body));
  for (const { data, ...file } of files) {
    const bytes = typeof data === "string" ? Buffer.from(data) : new Uint8Array(await data.arrayBuffer());
    hash.update(JSON.stringify({ ...file, size: bytes.length })).update(bytes);
  }
  return hash.digest("hex");
}
