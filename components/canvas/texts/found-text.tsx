import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";
import { type Found, isRich, readable } from "./find-texts";

/** Letters shown before the words. */
const before = 40;
const after = 120;

interface FoundTextProps {
  found: Found;
  /** Of the words that were looked for. */
  length: number;
  onGo: () => void;
  onReplace?: () => void;
}

/** Where the words stand, with what is around them. Pressed it leads to the node. */
export function FoundText({ found: { node, field, text, at }, length, onGo, onReplace }: FoundTextProps) {
  const [first = 0] = at;
  const read = isRich(text) ? readable : (piece: string) => piece;
  const [ahead, behind] = [read(text.slice(0, first)), read(text.slice(first + length))];
  return (
    <li className="flex items-start gap-2 rounded-sm hover:bg-hover">
      <button type="button" onClick={onGo} className="min-w-0 flex-1 px-3 py-1.5 text-left">
        <span className="flex items-baseline gap-2">
          <span className="truncate font-medium">{node}</span>
          <span className="shrink-0 text-sm text-muted-foreground">{field}</span>
          {at.length > 1 && <span className="shrink-0 text-sm text-muted-foreground">×{at.length}</span>}
        </span>
        <span className="line-clamp-2 text-sm wrap-anywhere text-muted-foreground">
          {ahead.length > before && "…"}
          {ahead.slice(-before)}
          <mark className="rounded-xs bg-waiting-soft px-0.5 text-foreground">{text.slice(first, first + length)}</mark>
          {behind.slice(0, after)}
          {behind.length > after && "…"}
        </span>
      </button>
      {onReplace && (
        <Button size="sm" variant="ghost" className="mt-1.5 mr-2" onClick={onReplace}>
          {t("Replace")}
        </Button>
      )}
    </li>
  );
}
