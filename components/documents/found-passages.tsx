import { Badge } from "@/components/ui/badge";
import type { RouterOutputs } from "@/components/trpc/client";
import { Passage } from "./passage";

/** What a query found, best first, with how near each is. */
export function FoundPassages({ answer }: { answer: RouterOutputs["documentStores"]["query"] }) {
  const { documents, timeTaken } = answer;
  return (
    <section aria-label="Found passages" className="flex flex-col gap-3">
      <p role="status" className="text-muted-foreground">
        {documents.length === 0 && "Nothing was found"}
        {documents.length === 1 && "1 passage"}
        {documents.length > 1 && `${documents.length} passages`}
        {` in ${timeTaken.toLocaleString("en")} ms`}
      </p>
      <ol className="flex flex-col gap-3">
        {documents.map(({ id, pageContent, metadata, score }, index) => (
          <li key={id ?? index}>
            <Passage
              pageContent={pageContent}
              metadata={metadata}
              whole
              aside={score !== undefined && <Badge tone="accent">Score {score.toFixed(3)}</Badge>}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
