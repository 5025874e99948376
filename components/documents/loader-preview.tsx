import { Eye } from "lucide-react";
import { ScrollRegion } from "@/components/chat/scroll-region";
import type { RouterOutputs } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import { Passage } from "./passage";

interface LoaderPreviewProps {
  previewed: RouterOutputs["documentStores"]["preview"] | undefined;
  busy: boolean;
  /** There is something to look at. */
  ready: boolean;
  onPreview: () => void;
}

/** The first chunks that a loader would give. */
export function LoaderPreview({ previewed, busy, ready, onPreview }: LoaderPreviewProps) {
  return (
    <section
      aria-label={t("Preview")}
      className="flex flex-col gap-3 rounded-md bg-muted p-3 lg:max-h-[60dvh] lg:min-h-0"
    >
      <header className="flex items-center gap-3">
        <h3 className="flex-1 font-medium">
          {t("Preview")}
          {previewed && !busy && (
            <span className="ml-1.5 font-normal text-muted-foreground">{countText(previewed)}</span>
          )}
        </h3>
        <Button size="sm" disabled={!ready} busy={busy} onClick={onPreview}>
          <Eye aria-hidden />
          {previewed ? t("Preview again") : t("Preview chunks")}
        </Button>
      </header>
      {busy && <PreviewSkeleton />}
      {!busy && !previewed && (
        <p className="text-muted-foreground">{t("Press “Preview chunks” to see how the documents are cut.")}</p>
      )}
      {!busy && previewed && (
        <ScrollRegion label={t("Chunks")} className="flex min-h-0 flex-col gap-2 overflow-y-auto">
          {previewed.failures.map(({ item, reason }) => (
            <p key={item} className="rounded-md bg-waiting-soft px-3 py-2 text-sm wrap-anywhere text-waiting">
              {item}: {reason}
            </p>
          ))}
          {previewed.chunks.map((chunk, index) => (
            <div key={index} className="rounded-md bg-card">
              <Passage {...chunk} whole />
            </div>
          ))}
        </ScrollRegion>
      )}
    </section>
  );
}

function countText({ chunks, more }: NonNullable<LoaderPreviewProps["previewed"]>): string {
  if (chunks.length === 0) return t("nothing was read");
  if (more) return t("the first {count} chunks", { count: chunks.length });
  return t("{count, plural, one {# chunk} other {# chunks}}", { count: chunks.length });
}

function PreviewSkeleton() {
  return (
    <div role="status" aria-label={t("Reading")} className="flex flex-col gap-2">
      {[0, 1, 2].map((row) => (
        <Skeleton key={row} className="h-20" />
      ))}
    </div>
  );
}
