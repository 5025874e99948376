/** Reads `<node id>-<label>`, as flows name an earlier step. Ids never hold a `-`. */
export function earlierStep(text: string): { id: string; label: string } {
  const at = text.indexOf("-");
  const id = (at === -1 ? text : text.slice(0, at)).trim();
  return { id, label: (at === -1 ? "" : text.slice(at + 1).trim()) || id };
}
