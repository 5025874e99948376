import { t } from "@/components/words/t";
import type { SourceDocument } from "@/domain/api/stream-event";

const titleKeys = ["title", "fileName", "filename", "name", "source", "url"];

/** What to call a passage: its own title, else the last part of where it came from, else its first words. */
export function sourceTitle(source: SourceDocument): string {
  for (const key of titleKeys) {
    const value = source.metadata[key];
    if (typeof value === "string" && value.trim() !== "") return lastPart(value.trim());
  }
  const words = source.pageContent.trim().split(/\s+/).slice(0, 6).join(" ");
  return words === "" ? t("Passage") : words;
}

/** The address it can be read at, when it is one a browser may open. */
export function sourceAddress(source: SourceDocument): string | undefined {
  for (const key of ["source", "url"]) {
    const value = source.metadata[key];
    if (typeof value === "string" && /^https?:\/\//i.test(value)) return value;
  }
  return undefined;
}

/** "Page 4", "lines 3 to 9": where in it the passage stands. */
export function sourcePlace(source: SourceDocument): string | undefined {
  const { loc, page } = source.metadata;
  if (typeof page === "number") return t("Page {page}", { page });
  if (typeof loc !== "object" || loc === null) return undefined;
  if ("pageNumber" in loc && typeof loc.pageNumber === "number")
    return t("Page {pageNumber}", { pageNumber: loc.pageNumber });
  if (!("lines" in loc) || typeof loc.lines !== "object" || loc.lines === null) return undefined;
  const { lines } = loc;
  if (!("from" in lines) || !("to" in lines)) return undefined;
  return t("Lines {from} to {to}", { from: String(lines.from), to: String(lines.to) });
}

/** "Score 0.82": how near it is to the question, where the store tells. */
export function sourceScore(source: SourceDocument): string | undefined {
  const { score } = source.metadata;
  return typeof score === "number" ? t("Score {score}", { score: score.toFixed(2) }) : undefined;
}

function lastPart(value: string): string {
  if (!/[\\/]/.test(value)) return value;
  const parts = value.split(/[?#]/)[0]?.split(/[\\/]/) ?? [];
  return parts.findLast((part) => part !== "") ?? value;
}
