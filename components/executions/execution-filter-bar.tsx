"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";
import { t } from "@/components/words/t";
import { RunFilterBar } from "./run-filter-bar";
import type { ExecutionFilters } from "./use-execution-filters";

interface ExecutionFilterBarProps {
  flows: readonly { id: string; name: string }[];
  filters: ExecutionFilters;
}

/** Narrows the agentflows' runs down. Everything in it stands in the address. */
export function ExecutionFilterBar({ flows, filters }: ExecutionFilterBarProps) {
  return (
    <RunFilterBar
      flows={flows}
      flowId={filters.flowId}
      onFlow={filters.setFlowId}
      status={filters.status}
      onStatus={filters.setStatus}
      before={
        <SearchInput
          label={t("Search questions and sessions")}
          value={filters.search}
          onValueChange={filters.setSearch}
          slashKey
          className="w-full sm:w-72"
        />
      }
    >
      <div className="flex w-full items-center gap-2 sm:w-auto">
        <Input
          type="date"
          aria-label={t("From")}
          className="min-w-0 flex-1 sm:w-36"
          value={filters.from}
          max={filters.to === "" ? undefined : filters.to}
          onChange={(event) => filters.setFrom(event.target.value)}
        />
        <span className="text-muted-foreground">{t("to")}</span>
        <Input
          type="date"
          aria-label={t("To")}
          className="min-w-0 flex-1 sm:w-36"
          value={filters.to}
          min={filters.from === "" ? undefined : filters.from}
          onChange={(event) => filters.setTo(event.target.value)}
        />
      </div>
      {filters.active && (
        <Button variant="ghost" onClick={filters.clear}>
          <X aria-hidden />
          {t("Clear filters")}
        </Button>
      )}
    </RunFilterBar>
  );
}
