import { t } from "@/components/words/t";
import { flowKeys, isWorkspaceFile } from "@/domain/workspace/workspace-file";
import { nameFromFile, readFlowFile } from "./read-flow-file";

/** One flow that a chosen file holds, or why there is none. */
export interface OpenedFlow {
  fileName: string;
  name: string;
  json: unknown;
  error: string | null;
  /** It is one of a whole workspace's file, which holds more than flows. */
  ofWorkspace: boolean;
}

/** The most that an archive may grow to, in bytes, and may hold, in files. */
const largest = 50 * 1024 * 1024;
const mostFiles = 500;

/** The flows of chosen files: each file is one, an archive holds several, and so does the file of a workspace. */
export async function openFlowFiles(files: readonly File[]): Promise<OpenedFlow[]> {
  const opened = await Promise.all(files.map(openFile));
  return opened.flat();
}

async function openFile(file: File): Promise<OpenedFlow[]> {
  try {
    if (/\.zip$/i.test(file.name)) return await openArchive(file);
    return flowsIn(file.name, await readFlowFile(file));
  } catch (error) {
    return [failed(file.name, error)];
  }
}

function flowsIn(fileName: string, json: unknown): OpenedFlow[] {
  const found = { fileName, name: nameOf(json) ?? nameFromFile(fileName), json, error: null };
  if (!isWorkspaceFile(json)) return [{ ...found, ofWorkspace: false }];
  const rows = flowKeys.flatMap((key) => (Array.isArray(json[key]) ? (json[key] as unknown[]) : []));
  if (rows.length === 0) return [{ ...found, ofWorkspace: true }];
  return rows.map((row, n) => ({
    ...{
      fileName: `${fileName}: ${nameOf(row) ?? `flow ${n + 1}`}`,
      name: nameOf(row) ?? t("Flow {value}", { value: n + 1 }),
      json: row,
    },
    ...{ error: null, ofWorkspace: true },
  }));
}

async function openArchive(file: File): Promise<OpenedFlow[]> {
  const { unzip } = await import("fflate");
  const bytes = new Uint8Array(await file.arrayBuffer());
  let size = 0;
  let count = 0;
  const entries = await new Promise<Record<string, Uint8Array>>((resolve, reject) => {
    const isFlow = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
      if (!/\.json$/i.test(name) || /(^|\/)(\.|__MACOSX)/.test(name) || /\.test\.json$/i.test(name)) return false;
      size += originalSize;
      count += 1;
      return size <= largest && count <= mostFiles;
    };
    unzip(bytes, { filter: isFlow }, (error, found) => (error ? reject(error) : resolve(found)));
  }).catch(() => {
    throw new Error(t("This archive cannot be opened. Choose a ZIP file with JSON exports in it."));
  });
  if (size > largest || count > mostFiles)
    throw new Error(t("This archive is too large. Take fewer flows at once, at most 500 files and 50 MB."));
  const names = Object.keys(entries).toSorted();
  if (names.length === 0) throw new Error(t("There are no JSON files in this archive."));
  const parts = names.map((name) => new File([new Uint8Array(entries[name] ?? [])], name.split("/").at(-1) ?? name));
  return openFlowFiles(parts);
}

const nameOf = (json: unknown): string | undefined => {
  const name = typeof json === "object" && json !== null && "name" in json ? json.name : undefined;
  return typeof name === "string" && name.trim() !== "" ? name.trim().slice(0, 120) : undefined;
};

const failed = (fileName: string, error: unknown): OpenedFlow => ({
  ...{ fileName, name: nameFromFile(fileName), json: null, ofWorkspace: false },
  error: error instanceof Error ? error.message : String(error),
});
