/** Hands the browser a JSON file to save. */
export function saveJsonFile(fileName: string, value: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: "application/json" }));
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
