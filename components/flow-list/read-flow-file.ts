import { t } from "@/components/words/t";

/** A file larger than this is no flow: an export of a thousand nodes stays under it. In bytes. */
const largest = 10 * 1024 * 1024;

/** The content of a flow file. Throws an Error whose message says what to do. */
export async function readFlowFile(file: File): Promise<unknown> {
  if (file.size > largest) throw new Error(t("This file is too large to be a flow. Choose a JSON export of one flow."));
  const text = await file.text();
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch {
    throw new Error(t("This is not JSON. Choose a file that was exported from a flow's menu."));
  }
}

/** A name to begin with: the file's, without its ending and without the word exports add to it. */
export function nameFromFile(fileName: string): string {
  const stem = fileName.replace(/\.json$/i, "").trim();
  const bare = stem.replace(/[\s_-]+(chatflow|agents|agentflow)( ?\(\d+\))?$/i, "").trim();
  return (bare || stem || "Imported flow").slice(0, 120);
}
