"use client";

import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { ListFilters } from "./flow-list";
import { TagChip } from "./tag-chip";

interface FlowFiltersProps {
  kind: FlowKind;
  filters: ListFilters;
  tags: readonly { tag: string; count: number }[];
  found: number;
  total: number;
}

const any = " any";

export function FlowFilters({ kind, filters, tags, found, total }: FlowFiltersProps) {
  const { search, setSearch, tag, setTag } = filters;
  return (
    <div className="flex flex-wrap items-center gap-2 sm:gap-3">
      <SearchInput
        label={t("Search {kind, select, agentflow {agentflows} other {chatflows}}", { kind })}
        value={search}
        onValueChange={setSearch}
        slashKey
        className="min-w-0 flex-1 basis-48 sm:w-72 sm:flex-none"
      />
      {(tags.length > 0 || tag !== "") && (
        <Select
          aria-label={t("Tag")}
          className="w-44"
          value={tag === "" ? any : tag}
          onValueChange={(next) => setTag(next === any ? "" : next)}
          choices={[
            { value: any, label: t("Every tag") },
            ...withChosen(tags, tag).map(({ tag: each, count }) => ({
              value: each,
              label: (
                <span className="inline-flex items-center gap-2">
                  <TagChip tag={each} />
                  <span className="text-muted-foreground tabular-nums">{count}</span>
                </span>
              ),
            })),
          ]}
        />
      )}
      <p aria-live="polite" className="shrink-0 text-sm text-muted-foreground">
        {found === total ? total : t("{found} of {total}", { found, total })}
      </p>
    </div>
  );
}

/** A tag of the address that no flow has any more can still be seen, and let go. */
const withChosen = (tags: FlowFiltersProps["tags"], chosen: string): FlowFiltersProps["tags"] =>
  chosen === "" || tags.some(({ tag }) => tag === chosen) ? tags : [...tags, { tag: chosen, count: 0 }];
