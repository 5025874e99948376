"use client";

import { useMemo, useState } from "react";
import { CodeDialog } from "@/components/export-code/code-dialog";
import { useQueryParam } from "@/components/frame/use-query-param";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { arrangeFlows, parseSort } from "./arrange-flows";
import { BulkBar } from "./bulk-bar";
import type { FlowSummary } from "./flow-summary";
import { FlowTable } from "./flow-table";
import { useFlowActions } from "./use-flow-actions";
import { useSelection } from "./use-selection";

interface FlowListProps {
  kind: FlowKind;
  flows: readonly FlowSummary[];
  canEdit: boolean;
}

export function FlowList({ kind, flows, canEdit }: FlowListProps) {
  const [search, setSearch] = useQueryParam("q");
  const [sortParam, setSort] = useQueryParam("sort");
  const sort = parseSort(sortParam);
  const shown = useMemo(() => arrangeFlows(flows, search, sort), [flows, search, sort]);
  const selection = useSelection(shown);
  const [coded, setCoded] = useState<FlowSummary | null>(null);
  const actions = useFlowActions(kind, setCoded);
  const selected = shown.filter(({ id }) => selection.ids.has(id));
  return (
    <>
      <div className="flex items-center gap-3">
        <SearchInput
          label={`Search ${kind}s`}
          value={search}
          onValueChange={setSearch}
          slashKey
          className="w-full sm:w-72"
        />
        <p aria-live="polite" className="shrink-0 text-sm text-muted-foreground">
          {search ? `${shown.length} of ${flows.length}` : flows.length}
        </p>
      </div>
      {shown.length > 0 ? (
        <FlowTable
          flows={shown}
          actions={actions}
          canEdit={canEdit}
          sort={sort}
          onSort={setSort}
          selection={selection}
        />
      ) : (
        <EmptyState
          title={`No ${kind} matches “${search}”`}
          action={<Button onClick={() => setSearch("")}>Clear the search</Button>}
        />
      )}
      {selected.length > 0 && (
        <BulkBar
          count={selected.length}
          onExport={() => actions.exportFiles(selected)}
          onDelete={canEdit ? () => actions.remove(selected) : undefined}
          onClear={() => selection.set([])}
        />
      )}
      <CodeDialog source={coded && { id: coded.id }} onClose={() => setCoded(null)} />
    </>
  );
}
