"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { Page } from "@/components/frame/page";
import { useQueryParam } from "@/components/frame/use-query-param";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { flowHref } from "./flow-href";
import { ExportMessages } from "./export-messages";
import { LeadsPane } from "./leads-pane";
import { MessageStats } from "./message-stats";
import { SessionPanes } from "./session-panes";
import { useMessageFilters } from "./use-message-filters";

/** The conversations that people and programs had with one flow. */
export function MessagesScreen({ flowId }: { flowId: string }) {
  const trpc = useTRPC();
  const flows = useQuery(trpc.flows.list.queryOptions({}));
  const flow = flows.data?.find(({ id }) => id === flowId);
  const filters = useMessageFilters();
  const [tab, setTab] = useQueryParam("tab");
  const session = useSearchParams().get("session") ?? "";
  if (flows.error) {
    return (
      <Page title={t("Messages")}>
        <ErrorState
          title={t("The messages could not be loaded")}
          message={errorMessage(flows.error)}
          onRetry={() => void flows.refetch()}
        />
      </Page>
    );
  }
  if (flows.data && !flow) return <NoSuchFlow />;
  return (
    <Page
      title={t("Messages")}
      description={
        flow && (
          <>
            {rich("Every session of {link}", {
              link: (
                <Link href={flowHref(flow)} className="text-link underline underline-offset-4">
                  {flow.name}
                </Link>
              ),
            })}
            {t(", with its questions and answers.")}
          </>
        )
      }
      action={tab === "" && <ExportMessages flowId={flowId} flowName={flow?.name ?? t("flow")} input={filters.input} />}
    >
      <Tabs
        value={tab === "leads" ? tab : "sessions"}
        onValueChange={(value) => setTab(value === "leads" ? value : "")}
      >
        <TabsList aria-label={t("What to look at")}>
          <TabsTrigger value="sessions">{t("Sessions")}</TabsTrigger>
          <TabsTrigger value="leads">{t("Leads")}</TabsTrigger>
        </TabsList>
        <TabsContent value="sessions" className="flex flex-col gap-5 pt-5">
          <div className={cn(session !== "" && "hidden lg:block")}>
            <MessageStats flowId={flowId} input={filters.input} />
          </div>
          <SessionPanes flowId={flowId} filters={filters} />
        </TabsContent>
        <TabsContent value="leads" className="pt-5">
          <LeadsPane flowId={flowId} flowName={flow?.name ?? t("flow")} />
        </TabsContent>
      </Tabs>
    </Page>
  );
}

function NoSuchFlow() {
  return (
    <Page title={t("Messages")}>
      <EmptyState
        title={t("There is no such flow")}
        action={
          <Button asChild>
            <Link href="/messages">{t("All flows")}</Link>
          </Button>
        }
      >
        {t("It may have been deleted, and its messages with it.")}
      </EmptyState>
    </Page>
  );
}
