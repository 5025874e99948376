import { cn } from "@/components/ui/cn";

/** Hues that stand apart in both themes. */
const hues = [25, 60, 110, 150, 195, 235, 275, 320] as const;

/** The same tag has the same colour everywhere. */
function hueOf(tag: string): number {
  let sum = 0;
  for (const letter of tag.toLowerCase()) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return hues[sum % hues.length] ?? 235;
}

export function TagChip({ tag, className }: { tag: string; className?: string }) {
  return (
    <span
      className={cn(
        "inline-flex h-5 max-w-40 items-center gap-1.5 rounded-full border px-2 text-xs text-muted-foreground",
        className,
      )}
    >
      <span
        aria-hidden
        className="size-2 shrink-0 rounded-full"
        style={{ background: `oklch(0.68 0.15 ${String(hueOf(tag))})` }}
      />
      <span className="truncate">{tag}</span>
    </span>
  );
}
