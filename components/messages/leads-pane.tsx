"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { useQueryParam } from "@/components/frame/use-query-param";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SearchInput } from "@/components/ui/search-input";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import { ExportLeads } from "./export-leads";
import { LeadTable } from "./lead-table";
import { useDebounced } from "./use-debounced";

/** Visitors of a flow who said who they are. */
export function LeadsPane({ flowId, flowName }: { flowId: string; flowName: string }) {
  const trpc = useTRPC();
  const [search, setSearch] = useQueryParam("lead");
  const needle = useDebounced(search.trim());
  const { data, error, refetch } = useQuery(
    trpc.leads.list.queryOptions(
      { flowId, ...(needle !== "" && { search: needle }) },
      { placeholderData: keepPreviousData },
    ),
  );
  if (error) {
    return (
      <ErrorState
        title={t("The leads could not be loaded")}
        message={errorMessage(error)}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) return <Skeleton className="h-64 rounded-lg" />;
  if (data.length === 0 && search === "") {
    return (
      <EmptyState icon={<UsersRound aria-hidden />} title={t("No leads yet")}>
        {t("Once the flow asks visitors who they are (Leads, in its configuration), those who answer stand here.")}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <SearchInput
          label={t("Search leads")}
          value={search}
          onValueChange={setSearch}
          slashKey
          className="w-full sm:w-72"
        />
        <ExportLeads leads={data} flowName={flowName} />
      </div>
      {data.length === 0 ? (
        <EmptyState
          title={t("No lead matches “{search}”", { search })}
          action={<Button onClick={() => setSearch("")}>{t("Clear the search")}</Button>}
        />
      ) : (
        <LeadTable flowId={flowId} leads={data} />
      )}
    </div>
  );
}
