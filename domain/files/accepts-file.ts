/** Whether a file's ending is one of `.pdf, .txt`; `*` takes any. */
export function acceptsFile(name: string, fileType: string): boolean {
  const endings = fileType.split(",").map((ending) => ending.trim().toLowerCase());
  return endings.includes("*") || endings.includes("") || endings.some((ending) => name.toLowerCase().endsWith(ending));
}
