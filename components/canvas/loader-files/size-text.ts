import { t } from "@/components/words/t";

/** `8 B`, `12 KB`, `3.4 MB` */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return t("{round} KB", { round: Math.round(bytes / 1024) });
  return t("{value} MB", { value: (bytes / 1024 / 1024).toFixed(1) });
}
