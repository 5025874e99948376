import { loaderFileBytes } from "@/domain/documents/loader-file-bytes";
import type { NodeChoice } from "@/domain/documents/node-choice";
import { readFileValue } from "@/domain/files/file-value";
import type { NodeDefinition } from "@/server/nodes/define-node";
import type { SentFile } from "@/server/nodes/documents/document-slots";
import { fileName } from "../../files/file-name";
import { requireFileSize } from "../../files/keep-files";

/** A loader's values with the files that stood among them taken out. */
export function takeFiles(choice: NodeChoice, definition: NodeDefinition): { choice: NodeChoice; files: SentFile[] } {
  const files: SentFile[] = [];
  const inputs = Object.entries(choice.inputs).filter(([name, value]) => {
    const field = Object.hasOwn(definition.inputs, name) ? definition.inputs[name] : undefined;
    if (field?.type !== "file") return true;
    for (const file of readFileValue(value)) {
      if (file.kind === "stored") continue;
      const bytes = Buffer.from(file.base64, "base64");
      files.push({ name: fileName(file.name), mime: file.mime, bytes });
    }
    return false;
  });
  for (const { name, bytes } of files) requireFileSize(name, bytes.length, loaderFileBytes);
  return { choice: { ...choice, inputs: Object.fromEntries(inputs) }, files };
}
