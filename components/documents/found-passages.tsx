import { Badge } from "@/components/ui/badge";
import type { RouterOutputs } from "@/components/trpc/client";
import { numberText } from "@/components/words/number-text";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { Passage } from "./passage";

/** What a query found, best first, with how near each is. */
export function FoundPassages({ answer }: { answer: RouterOutputs["documentStores"]["query"] }) {
  const { documents, timeTaken } = answer;
  return (
    <section aria-label={t("Found passages")} className="flex flex-col gap-3">
      <p role="status" className="text-muted-foreground">
        {t(
          "{count, plural, =0 {Nothing was found in {time} ms} one {# passage in {time} ms} other {# passages in {time} ms}}",
          {
            count: documents.length,
            time: numberText(timeTaken),
          },
        )}
      </p>
      <ol className="flex flex-col gap-3">
        {documents.map(({ id, pageContent, metadata, score }, index) => (
          <li key={id ?? index}>
            <Passage
              pageContent={pageContent}
              metadata={metadata}
              whole
              aside={
                score !== undefined && <Badge tone="accent">{rich("Score {score}", { score: score.toFixed(3) })}</Badge>
              }
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
