import { t } from "@/components/words/t";

/** The most that is sent at once, in bytes. */
const largest = 70_000_000;

/** The content of a workspace's file. Throws an Error whose message says what to do. */
export async function readWorkspaceFile(file: File): Promise<unknown> {
  if (file.size > largest)
    throw new Error(
      t(
        "This file is larger than 70 MB. Export it without conversations, or send it to POST /api/v1/export-import/import.",
      ),
    );
  try {
    const json: unknown = JSON.parse(await file.text());
    return json;
  } catch {
    throw new Error(t("This is not JSON. Choose a file that was exported from a whole workspace."));
  }
}
