import { t } from "@/components/words/t";
import { type SavedTool, schemaTrouble } from "@/domain/tools/saved-tool";

/** Colours to tell tools apart by. */
export const toolColors = ["#2f6f9f", "#2f7d5b", "#8a5a2b", "#a03d4f", "#6b4fa0", "#55606e"] as const;

export const emptyTool: SavedTool = {
  ...{ name: "", description: "", color: toolColors[0], iconSrc: null, schema: "[]", func: "" },
};

export type ToolMistakes = Partial<Record<"name" | "description" | "schema" | "func", string>>;

/** What has to be mended before the tool can be kept. */
export function toolMistakes({ name, schema, func }: SavedTool): ToolMistakes {
  const trouble = schemaTrouble(schema);
  return {
    ...(name.trim() === "" && { name: t("Give it a name. The model calls it by this name.") }),
    ...(trouble !== undefined && { schema: trouble }),
    ...(func.trim() === "" && { func: t("Write what it does. What it returns is what the model gets.") }),
  };
}

/** As Flowise keeps rows: each with a number of its own. */
export function withRowIds(schema: string): string {
  const rows: unknown = schema.trim() === "" ? [] : JSON.parse(schema);
  if (!Array.isArray(rows)) return schema;
  const taken = new Set(rows.map((row: unknown) => idOf(row)).filter((id) => id !== undefined));
  let next = 0;
  const numbered = rows.map((row: unknown) => {
    if (typeof row !== "object" || row === null || idOf(row) !== undefined) return row;
    while (taken.has(next)) next += 1;
    taken.add(next);
    return { id: next, ...row };
  });
  return JSON.stringify(numbered);
}

const idOf = (row: unknown): unknown => (typeof row === "object" && row !== null && "id" in row ? row.id : undefined);

/** The one colour of what Flowise writes as `linear-gradient(rgb(1,2,3), rgb(4,5,6))`. Anything else is no colour. */
export const chipColor = (color: string): string | undefined =>
  /^#[0-9a-f]{6}$/i.exec(color)?.[0] ?? /rgb\(\s*\d{1,3},\s*\d{1,3},\s*\d{1,3}\s*\)/.exec(color)?.[0];

/** A copy's name, of those that are free. */
export function copyName(name: string, taken: readonly string[]): string {
  const base = `${name}_copy`;
  for (let n = 1; ; n += 1) {
    const tried = n === 1 ? base : `${base}_${String(n)}`;
    if (!taken.includes(tried)) return tried;
  }
}
