"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { Page } from "@/components/frame/page";
import { useQueryParam } from "@/components/frame/use-query-param";
import { useTRPC } from "@/components/trpc/client";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { ExecutionList } from "./execution-list";
import { RunList } from "./run-list";
import { RunTableSkeleton } from "./run-table-skeleton";

/** What ran: the agentflows' runs, which can be looked into and begun again, and the runs of all flows. */
export function ExecutionsScreen() {
  const trpc = useTRPC();
  const { data: flows } = useQuery(trpc.flows.list.queryOptions({}));
  const [chosen, choose] = useQueryParam("show");
  const params = useSearchParams();
  const shown = chosen === "" ? usualTab(flows, params) : chosen;
  return (
    <Page title={t("Executions")} description={t("Every run of your flows, with what each step did.")}>
      {shown === undefined || flows === undefined ? (
        <RunTableSkeleton />
      ) : (
        <Tabs value={shown} onValueChange={choose} className="flex flex-col gap-5">
          <TabsList aria-label={t("Which runs")}>
            <TabsTrigger value="agentflows">{t("Agentflows")}</TabsTrigger>
            <TabsTrigger value="all">{t("All runs")}</TabsTrigger>
          </TabsList>
          <TabsContent value="agentflows" className="flex flex-col gap-5">
            <ExecutionList flows={flows.filter(({ kind }) => kind === "agentflow")} />
          </TabsContent>
          <TabsContent value="all" className="flex flex-col gap-5">
            <RunList flows={flows} />
          </TabsContent>
        </Tabs>
      )}
    </Page>
  );
}

/** Links name a run, or a flow of some kind; without either, who has no agentflow yet looks for other runs. */
function usualTab(
  flows: readonly { id: string; kind: FlowKind }[] | undefined,
  params: Pick<URLSearchParams, "get" | "has">,
): string | undefined {
  if (params.has("run")) return "all";
  if (flows === undefined) return undefined;
  const flow = flows.find(({ id }) => id === params.get("flow"));
  if (flow) return flow.kind === "agentflow" ? "agentflows" : "all";
  return flows.length === 0 || flows.some(({ kind }) => kind === "agentflow") ? "agentflows" : "all";
}
