"use client";

import { useQuery } from "@tanstack/react-query";
import { Page } from "@/components/frame/page";
import { useQueryParam } from "@/components/frame/use-query-param";
import { useViewer } from "@/components/frame/use-viewer";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import { findTemplates, parseKind, parseOnly, tagsOf } from "./find-templates";
import { TemplateCard } from "./template-card";
import { TemplateFilters } from "./template-filters";
import type { TemplateSummary } from "./template-summary";
import { useTemplateDeeds } from "./use-template-deeds";
import { UseTemplateDialog } from "./use-template-dialog";

/** Flows to look at and to begin one's own from: those that come with Weft, and those of the workspace. */
export function TemplatesScreen() {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.templates.list.queryOptions());
  return (
    <Page title={t("Templates")} description={t("Flows that work, to look at and to begin one of your own from.")}>
      {!data && !error && (
        <div role="status" aria-busy aria-label={t("Loading")} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {["a", "b", "c"].map((key) => (
            <Skeleton key={key} className="h-72 rounded-lg" />
          ))}
        </div>
      )}
      {!data && error && (
        <ErrorState
          title={t("The templates could not be loaded")}
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      )}
      {data && <Gallery templates={data} />}
    </Page>
  );
}

function Gallery({ templates }: { templates: readonly TemplateSummary[] }) {
  const { canEdit, isOwner } = useViewer();
  const deeds = useTemplateDeeds();
  const { filters, change, clear } = useFilters();
  const found = findTemplates(templates, filters);
  return (
    <>
      <TemplateFilters filters={filters} tags={tagsOf(templates)} found={found.length} onChange={change} />
      {found.length === 0 ? (
        <NothingFound ofWorkspace={filters.only === "workspace"} onClear={clear} />
      ) : (
        <ul aria-label={t("Templates")} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {found.map((template) => (
            <li key={template.id}>
              <TemplateCard
                {...{ template, deeds, canEdit }}
                canDelete={!template.ready && canEdit && (template.own || isOwner)}
              />
            </li>
          ))}
        </ul>
      )}
      <UseTemplateDialog deeds={deeds} />
    </>
  );
}

/** All of them live in the address. */
function useFilters() {
  const [search, setSearch] = useQueryParam("q");
  const [kind, setKind] = useQueryParam("kind");
  const [tag, setTag] = useQueryParam("tag");
  const [only, setOnly] = useQueryParam("only");
  const setters = { search: setSearch, kind: setKind, tag: setTag, only: setOnly };
  const change = (changed: Partial<Record<keyof typeof setters, string>>) => {
    for (const name of Object.keys(setters) as (keyof typeof setters)[]) {
      const value = changed[name];
      if (value !== undefined) setters[name](value);
    }
  };
  return {
    filters: { search, kind: parseKind(kind), tag, only: parseOnly(only) },
    change,
    clear: () => change({ search: "", kind: "", tag: "", only: "" }),
  };
}

function NothingFound({ ofWorkspace, onClear }: { ofWorkspace: boolean; onClear: () => void }) {
  return (
    <EmptyState title={t("No template matches")} action={<Button onClick={onClear}>{t("Show all templates")}</Button>}>
      {ofWorkspace &&
        t(
          "Open a flow that works well and choose “Publish as template” in its menu. Everybody in the workspace can then chat with it and begin a flow of their own from it. Credentials never go along.",
        )}
    </EmptyState>
  );
}
