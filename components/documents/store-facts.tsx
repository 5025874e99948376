import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { UsedBy } from "@/components/flow-list/used-by";
import { RelativeTime } from "@/components/ui/relative-time";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { charactersText } from "./characters-text";
import type { DocumentStore } from "./document-store";
import { StoreStatusBadge } from "./store-status";

/** How far the store is, how much it holds and which flows use it. */
export function StoreFacts({ store }: { store: DocumentStore }) {
  const { status, chunks, characters, whereUsed, upsertedAt } = store;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-muted-foreground">
      <Link href="/documents" className="inline-flex items-center gap-1 hover:text-foreground">
        <ArrowLeft aria-hidden className="size-4" />
        {t("Documents")}
      </Link>
      <StoreStatusBadge status={status} />
      <span className="tabular-nums">
        {t("{count, plural, one {# chunk} other {# chunks}}", { count: chunks })}, {charactersText(characters)}
      </span>
      {upsertedAt !== null && <span>{rich("Upserted {time}", { time: <RelativeTime at={upsertedAt} /> })}</span>}
      <span>
        {whereUsed.length > 0 && `${t("Used by")} `}
        <UsedBy
          flows={whereUsed}
          label={t("Flows that use {name}", { name: store.name })}
          none={t("No flow uses it yet")}
        />
      </span>
    </div>
  );
}
