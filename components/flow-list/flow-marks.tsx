import { EyeOff, Lock, Star } from "lucide-react";
import { t } from "@/components/words/t";
import { mayHide } from "@/domain/flow/flow-sharing";
import { readTags } from "@/domain/flow/flow-tags";
import type { FlowSummary } from "./flow-summary";
import { TagChip } from "./tag-chip";

/** What sets a flow apart: a favourite, or kept to some people. */
export function FlowMarks({ flow: { favourite, access } }: { flow: FlowSummary }) {
  const kept = access.sharing !== null;
  const hidden = mayHide(access);
  const limited = hidden ? t("Hidden from some people") : t("Kept to some people");
  const mark = access.mayChange ? limited : t("View only");
  const why = access.mayChange ? limited : t("You can look at it and chat with it, but not change it");
  return (
    <>
      {favourite && (
        <span title={t("A favourite of yours")}>
          <Star aria-hidden className="size-3.5 fill-current text-waiting" />
          <span className="sr-only">{t("Favourite")}</span>
        </span>
      )}
      {kept && (
        <span title={access.owner ? t("{why}. Made by {owner}.", { why, owner: access.owner }) : why}>
          {hidden ? (
            <EyeOff aria-hidden className="size-3.5 text-muted-foreground" />
          ) : (
            <Lock aria-hidden className="size-3.5 text-muted-foreground" />
          )}
          <span className="sr-only">{mark}</span>
        </span>
      )}
    </>
  );
}

const most = 4;

export function FlowTags({ category }: { category: string | null }) {
  const tags = readTags(category);
  if (tags.length === 0) return null;
  return (
    <span className="mt-1 flex flex-wrap items-center gap-1">
      {tags.slice(0, most).map((tag) => (
        <TagChip key={tag} tag={tag} />
      ))}
      {tags.length > most && <span className="text-xs text-muted-foreground">+{tags.length - most}</span>}
    </span>
  );
}
