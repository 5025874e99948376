import { storableJson } from "@/server/data/storable";

/** The value without the characters that Postgres cannot keep. */
export function storable<T>(value: T): T {
  const text = storableJson(value);
  // What is read back has the shape of what was written.
  return text === null ? value : (JSON.parse(text) as T);
}
