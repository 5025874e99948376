"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";
import type { DocumentStore } from "./document-store";
import type { Job } from "./job";
import { JobProgress } from "./job-progress";
import { StoreJob } from "./store-job";

/** The work on a store that is under way; else the last one, where something of it has to be known. */
export function StoreWork({ store, canEdit }: { store: DocumentStore; canEdit: boolean }) {
  const trpc = useTRPC();
  const { data: jobs } = useQuery(trpc.documentStores.jobs.queryOptions({ id: store.id }));
  const [dismissed, setDismissed] = useState<string>();
  if (store.jobId !== null) return <StoreJob key={store.jobId} jobId={store.jobId} canEdit={canEdit} />;
  const last = jobs?.[0];
  if (!last || last.id === dismissed || !hasToBeKnown(last)) return null;
  return (
    <section
      aria-label={t("Last work on this store")}
      className="flex flex-col gap-3 rounded-lg border bg-card px-4 py-3"
    >
      <JobProgress job={last} />
      <Button size="sm" className="self-start" onClick={() => setDismissed(last.id)}>
        {t("Dismiss")}
      </Button>
    </section>
  );
}

const hasToBeKnown = ({ status, failures }: Job): boolean =>
  status === "failed" || status === "cancelled" || (status === "finished" && failures.length > 0);
