"use client";

import { useQuery } from "@tanstack/react-query";
import { LayoutTemplate } from "lucide-react";
import Link from "next/link";
import { Page } from "@/components/frame/page";
import { useQueryParam } from "@/components/frame/use-query-param";
import { useViewer } from "@/components/frame/use-viewer";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SearchInput } from "@/components/ui/search-input";
import { Skeleton } from "@/components/ui/skeleton";
import { TemplateCard } from "./template-card";
import type { TemplateSummary } from "./template-summary";
import { useTemplateDeeds } from "./use-template-deeds";

/** Flows that others may look at, chat with, and begin their own from. */
export function TemplatesScreen() {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.templates.list.queryOptions());
  const [search, setSearch] = useQueryParam("q");
  return (
    <Page title="Templates" description="Flows to look at, to chat with, and to begin a flow of your own from.">
      {!data && !error && (
        <div role="status" aria-busy aria-label="Loading" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {["a", "b", "c"].map((key) => (
            <Skeleton key={key} className="h-44 rounded-lg" />
          ))}
        </div>
      )}
      {!data && error && (
        <ErrorState
          title="The templates could not be loaded"
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      )}
      {data?.length === 0 && <NoTemplates />}
      {data && data.length > 0 && (
        <>
          <SearchInput
            label="Search templates"
            value={search}
            onValueChange={setSearch}
            slashKey
            className="w-full sm:w-72"
          />
          <Gallery templates={matching(data, search)} onClear={() => setSearch("")} />
        </>
      )}
    </Page>
  );
}

function Gallery({ templates, onClear }: { templates: readonly TemplateSummary[]; onClear: () => void }) {
  const { canEdit, isOwner } = useViewer();
  const deeds = useTemplateDeeds();
  if (templates.length === 0)
    return <EmptyState title="No template matches" action={<Button onClick={onClear}>Clear the search</Button>} />;
  return (
    <ul aria-label="Templates" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {templates.map((template) => (
        <li key={template.id}>
          <TemplateCard {...{ template, deeds, canEdit }} canDelete={canEdit && (template.own || isOwner)} />
        </li>
      ))}
    </ul>
  );
}

function NoTemplates() {
  return (
    <EmptyState
      icon={<LayoutTemplate aria-hidden />}
      title="No templates yet"
      action={
        <Button asChild variant="primary">
          <Link href="/agentflows">Go to agentflows</Link>
        </Button>
      }
    >
      Open a flow that works well and choose “Publish as template” in its menu. Everybody in the workspace can then chat
      with it and begin a flow of their own from it. Credentials never go along.
    </EmptyState>
  );
}

function matching(templates: readonly TemplateSummary[], search: string): readonly TemplateSummary[] {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return templates.filter(({ name, description, author }) => {
    const text = `${name}\n${description}\n${author ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
