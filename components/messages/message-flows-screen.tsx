"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronRight, MessagesSquare } from "lucide-react";
import Link from "next/link";
import { Page } from "@/components/frame/page";
import { useQueryParam } from "@/components/frame/use-query-param";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SearchInput } from "@/components/ui/search-input";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";

/** The flows, each leading to its messages. */
export function MessageFlowsScreen() {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.flows.list.queryOptions({}));
  const [search, setSearch] = useQueryParam("q");
  const needle = search.trim().toLowerCase();
  const shown = data?.filter(({ name }) => name.toLowerCase().includes(needle));
  return (
    <Page
      title={t("Messages")}
      description={t("What people and programs asked, and what they were answered, flow by flow.")}
    >
      {error && (
        <ErrorState
          title={t("The flows could not be loaded")}
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <Skeleton className="h-64 rounded-lg" />}
      {data?.length === 0 && (
        <EmptyState
          icon={<MessagesSquare aria-hidden />}
          title={t("No flows yet")}
          action={
            <Button variant="primary" asChild>
              <Link href="/chatflows">{t("Go to chatflows")}</Link>
            </Button>
          }
        >
          {t("Make one and talk to it; its messages stand here.")}
        </EmptyState>
      )}
      {shown && data && data.length > 0 && (
        <>
          <SearchInput
            label={t("Search flows")}
            value={search}
            onValueChange={setSearch}
            slashKey
            className="w-full sm:w-72"
          />
          {shown.length === 0 ? (
            <EmptyState
              title={t("No flow matches “{search}”", { search })}
              action={<Button onClick={() => setSearch("")}>{t("Clear the search")}</Button>}
            />
          ) : (
            <FlowLinks flows={shown} />
          )}
        </>
      )}
    </Page>
  );
}

function FlowLinks({ flows }: { flows: readonly { id: string; name: string; kind: string }[] }) {
  return (
    <ul className="overflow-hidden rounded-lg border bg-card">
      {flows.map(({ id, name, kind }) => (
        <li key={id} className="border-b last:border-b-0">
          <Link
            href={`/messages/${id}`}
            className="flex items-center gap-3 px-4 py-3 -outline-offset-2 transition-colors hover:bg-hover/60"
          >
            <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
            <span className="text-sm text-muted-foreground">
              {kind === "agentflow" ? t("Agentflow") : t("Chatflow")}
            </span>
            <ChevronRight aria-hidden className="size-4 text-muted-foreground" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
