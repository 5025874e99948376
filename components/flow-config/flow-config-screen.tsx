"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, ExternalLink } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { Page } from "@/components/frame/page";
import { useViewer } from "@/components/frame/use-viewer";
import { useTRPC } from "@/components/trpc/client";
import { errorCode, errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { AccessGroup } from "./access-group";
import { AppearanceGroup } from "./appearance-group";
import { ChatGroup } from "./chat-group";
import { ConfigNav } from "./config-nav";
import { MediaGroup } from "./media-group";
import { OverridesGroup } from "./overrides-group";
import { PostProcessingGroup } from "./post-processing-group";
import { UnsavedGuard } from "./unsaved-guard";
import { UnsavedProvider } from "./unsaved";
import type { Flow } from "./use-section";

/** Everything that is set for a flow beside its drawing. */
export function FlowConfigScreen({ id, kind }: { id: string; kind: FlowKind }) {
  const trpc = useTRPC();
  const flow = useQuery(trpc.flows.get.queryOptions({ id }));
  const { viewer } = useViewer();
  if (flow.data && viewer) return <Configuration flow={flow.data} />;
  if (errorCode(flow.error) === "NOT_FOUND") return <NoSuchFlow kind={kind} />;
  return (
    <Page title={t("Configure")}>
      {flow.error ? (
        <ErrorState
          title={t("The configuration could not be loaded")}
          message={errorMessage(flow.error)}
          onRetry={() => void flow.refetch()}
        />
      ) : (
        <div role="status" aria-label={t("Loading")} aria-busy className="flex flex-col gap-4">
          <Skeleton className="h-48 rounded-lg" />
          <Skeleton className="h-48 rounded-lg" />
        </div>
      )}
    </Page>
  );
}

function Configuration({ flow }: { flow: Flow }) {
  const { canEdit } = useViewer();
  const [unsaved] = useState(() => new Set<string>());
  useHashOnArrival();
  return (
    <UnsavedProvider value={unsaved}>
      <UnsavedGuard />
      <Page
        title={t("Configure {name}", { name: flow.name })}
        description={
          canEdit
            ? t("How the flow meets its callers. What you save here counts at once, without publishing.")
            : t("How the flow meets its callers. Your role lets you look; an editor can change it.")
        }
        action={<Ways flow={flow} />}
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 lg:grid-cols-[10rem_minmax(0,1fr)]">
          <ConfigNav />
          <div className="flex min-w-0 flex-col gap-12 pb-24">
            <AccessGroup flow={flow} />
            <ChatGroup flow={flow} />
            <MediaGroup flow={flow} />
            <OverridesGroup flow={flow} />
            <PostProcessingGroup flow={flow} />
            <AppearanceGroup flow={flow} />
          </div>
        </div>
      </Page>
    </UnsavedProvider>
  );
}

function Ways({ flow }: { flow: Flow }) {
  return (
    <>
      <Button asChild>
        <Link href={`/${flow.kind}s/${flow.id}`}>
          <ArrowLeft aria-hidden />
          {t("To the canvas")}
        </Link>
      </Button>
      <Button asChild>
        <a href={`/chatbot/${flow.id}`} target="_blank" rel="noopener">
          <ExternalLink aria-hidden />
          {t("Chat page")}
        </a>
      </Button>
    </>
  );
}

/** The part that the address names was not there yet when the browser looked for it. */
function useHashOnArrival(): void {
  useEffect(() => {
    const id = window.location.hash.slice(1);
    if (id !== "") document.getElementById(id)?.scrollIntoView();
  }, []);
}

function NoSuchFlow({ kind }: { kind: FlowKind }) {
  return (
    <Page title={t("Configure")}>
      <EmptyState
        title={t("This {kind, select, agentflow {agentflow} other {chatflow}} does not exist", { kind })}
        action={
          <Button asChild>
            <Link href={`/${kind}s`}>
              {rich("To the {kind, select, agentflow {agentflows} other {chatflows}}", { kind })}
            </Link>
          </Button>
        }
      >
        {t("It may have been deleted, or it belongs to another workspace.")}
      </EmptyState>
    </Page>
  );
}
