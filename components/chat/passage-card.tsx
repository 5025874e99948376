import { t } from "@/components/words/t";
import type { SourceDocument } from "@/domain/api/stream-event";
import { markQuote } from "./mark-quote";
import { ScrollRegion } from "./scroll-region";
import { sourceAddress, sourcePlace, sourceScore, sourceTitle } from "./source-title";

interface PassageCardProps {
  source: SourceDocument;
  /** What the answer claims with it; its words are marked in the passage. */
  claim?: string;
}

/** A passage: where it stands, how near it is to the question, and what it says. */
export function PassageCard({ source, claim = "" }: PassageCardProps) {
  const place = [sourcePlace(source), sourceScore(source)].filter((part) => part !== undefined).join(" · ");
  const address = sourceAddress(source);
  const { before, marked, after } = markQuote(source.pageContent, claim);
  return (
    <>
      <header className="border-b px-3 py-2">
        <p className="truncate font-medium">{sourceTitle(source)}</p>
        {place !== "" && <p className="text-xs text-muted-foreground">{place}</p>}
        {address !== undefined && (
          <a
            href={address}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="block truncate text-xs text-link underline-offset-2 hover:underline"
          >
            {address}
          </a>
        )}
      </header>
      <ScrollRegion
        label={t("Passage")}
        className="max-h-72 overflow-y-auto px-3 py-2 text-sm break-words whitespace-pre-wrap -outline-offset-2"
      >
        {before}
        {marked !== "" && <mark className="rounded-xs bg-primary-soft px-0.5 text-foreground">{marked}</mark>}
        {after}
      </ScrollRegion>
    </>
  );
}
