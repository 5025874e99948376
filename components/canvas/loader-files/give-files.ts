import type { CanvasContextValue } from "@/components/canvas/canvas-context";
import { setInput } from "@/components/canvas/edits";
import { t } from "@/components/words/t";
import { acceptsFile } from "@/domain/files/accepts-file";
import { type FieldFile, readFileValue, writeFileValue } from "@/domain/files/file-value";

/** A file field of a node. */
export interface FileTarget {
  nodeId: string;
  input: string;
  fileType: string;
}

/**
 * Adds files to a field, once they are kept. Files that older flows carry in themselves are kept beside the flow at the
 * same time. Returns what went wrong, a sentence for each file.
 */
export async function giveFiles(
  { store, keepFile }: Pick<CanvasContextValue, "store" | "keepFile">,
  { nodeId, input, fileType }: FileTarget,
  files: readonly File[],
): Promise<string[]> {
  const complaints = files
    .filter(({ name }) => !acceptsFile(name, fileType))
    .map(({ name }) => t("“{name}” is not of a kind that this node reads.", { name }));
  const added: FieldFile[] = [];
  for (const file of files.filter(({ name }) => acceptsFile(name, fileType))) {
    try {
      added.push(await keepFile(file));
    } catch (error) {
      complaints.push(error instanceof Error ? error.message : t("“{name}” could not be kept.", { name: file.name }));
    }
  }
  if (added.length === 0) return complaints;
  const before = await alike(valueOf(), added);
  const value = writeFileValue([...before, ...added]);
  store.edit((document) => setInput(document, nodeId, input, value));
  return complaints;

  function valueOf(): FieldFile[] {
    const node = store.getState().document.nodes.find(({ id }) => id === nodeId);
    return readFileValue(node?.inputs[input]);
  }

  /** A field holds names or contents, never both. */
  async function alike(known: readonly FieldFile[], [first]: readonly FieldFile[]): Promise<FieldFile[]> {
    return Promise.all(
      known.map(async (file) => (file.kind === "inline" && first?.kind === "stored" ? keepFile(asFile(file)) : file)),
    );
  }
}

function asFile({ name, mime, base64 }: Extract<FieldFile, { kind: "inline" }>): File {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new File([bytes], name, { type: mime });
}
