/** Renames `{{node_0.…}}` and `{{node_0}}` in every text, at any depth, and the step that a loop goes back to. */
export function renameReferences(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") {
    if (!value.includes("{{")) return renamePick(value, names);
    return value.replace(/(\{\{\s*)([A-Za-z0-9]\w*)(?=[\s.}])/g, (whole, open: string, id: string) => {
      const renamed = names.get(id);
      return renamed === undefined ? whole : open + renamed;
    });
  }
  if (Array.isArray(value)) return value.map((item) => renameReferences(item, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renameReferences(item, names)]));
}

/** `<id>-<label>` is how a step is picked. */
function renamePick(text: string, names: ReadonlyMap<string, string>): string {
  const id = /^([A-Za-z]\w*_\d+)-/.exec(text)?.[1];
  const renamed = id === undefined ? undefined : names.get(id);
  return id === undefined || renamed === undefined ? text : renamed + text.slice(id.length);
}
