import { flowText } from "@/domain/flow/flow-text";

/** Hands the browser a JSON file to save. */
export function saveJsonFile(fileName: string, value: unknown): void {
  saveFile(fileName, JSON.stringify(value, null, 2), "application/json");
}

/** Hands the browser a flow to save, written as all files of flows are. */
export function saveFlowFile(fileName: string, flow: unknown): void {
  saveFile(fileName, flowText(flow), "application/json");
}

/** Hands the browser a text or bytes to save. */
export function saveFile(fileName: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has its own reference by the time of the next task.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

/** A file name that every system takes: the flow's name without what paths give a meaning to. */
export function exportFileName(name: string): string {
  const safe = name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return `${safe || "flow"}.json`;
}
