import { storableText } from "@/server/data/storable";

const longest = 200;

/** A sender's name for a file, as it is kept and shown: on one line and not too long. It is never part of a path. */
export function fileName(given: string): string {
  const name = storableText(given)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
  // The end holds what says most about it.
  return name === "" ? "file" : name.slice(-longest);
}

/** `photo.png` → `photo (2).png` */
export function numberedName(name: string, number: number): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? `${name.slice(0, dot)} (${number})${name.slice(dot)}` : `${name} (${number})`;
}
