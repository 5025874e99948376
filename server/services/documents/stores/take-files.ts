import type { NodeChoice } from "@/domain/documents/node-choice";
import type { NodeDefinition } from "@/server/nodes/define-node";
import type { SentFile } from "@/server/nodes/documents/document-slots";
import { readDataUrl } from "@/server/platform/data-url";
import { fileName } from "../../files/file-name";
import { requireFileSize } from "../../files/keep-files";

/** A loader's values with the files that stood among them taken out. Files are data URLs, with their name at the end. */
export function takeFiles(choice: NodeChoice, definition: NodeDefinition): { choice: NodeChoice; files: SentFile[] } {
  const files: SentFile[] = [];
  const inputs = Object.entries(choice.inputs).filter(([name, value]) => {
    const field = Object.hasOwn(definition.inputs, name) ? definition.inputs[name] : undefined;
    if (field?.type !== "file") return true;
    for (const text of listed(value)) {
      const file = readFile(text);
      if (file) files.push(file);
    }
    return false;
  });
  for (const { name, bytes } of files) requireFileSize(name, bytes.length);
  return { choice: { ...choice, inputs: Object.fromEntries(inputs) }, files };
}

function listed(value: unknown): string[] {
  const read: unknown = typeof value === "string" && value.startsWith("[") ? parsed(value) : value;
  const list: unknown[] = Array.isArray(read) ? read : [read];
  return list.filter((item) => typeof item === "string");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readFile(text: string): SentFile | undefined {
  const [, url = text, name = "file"] = /^(.*),filename:([^,]*)$/s.exec(text) ?? [];
  const read = readDataUrl(url);
  return read && { name: fileName(name), mime: read.mime || "application/octet-stream", bytes: read.bytes };
}
