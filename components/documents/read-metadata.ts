import { z } from "zod";

const object = z.record(z.string(), z.unknown());

/** Metadata as somebody typed it; undefined when it is no JSON object. */
export function readMetadata(text: string): Record<string, unknown> | undefined {
  if (text.trim() === "") return {};
  try {
    return object.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
