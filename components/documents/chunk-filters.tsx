import { ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { StoreLoader } from "./document-store";
import type { ChunkFilter } from "./use-chunks";

const all = "all";
const perPage = 50;

interface ChunkFiltersProps {
  loaders: readonly StoreLoader[];
  filter: ChunkFilter;
  onFilter: (filter: ChunkFilter) => void;
  /** How many chunks there are. */
  count: number;
}

export function ChunkFilters({ loaders, filter, onFilter, count }: ChunkFiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchInput
        label={t("Search chunks")}
        value={filter.search}
        onValueChange={(search) => onFilter({ ...filter, search, page: 1 })}
        className="min-w-60 flex-1"
      />
      <Select
        aria-label={t("Loader")}
        className="w-56"
        value={filter.loaderId === "" ? all : filter.loaderId}
        onValueChange={(next) => onFilter({ ...filter, loaderId: next === all ? "" : next, page: 1 })}
        choices={[
          { value: all, label: t("All loaders") },
          ...loaders.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Pages page={filter.page} count={count} onPage={(page) => onFilter({ ...filter, page })} />
    </div>
  );
}

function Pages({ page, count, onPage }: { page: number; count: number; onPage: (page: number) => void }) {
  const pages = Math.max(1, Math.ceil(count / perPage));
  if (pages === 1) return null;
  return (
    <div className="flex items-center gap-1 text-sm text-muted-foreground tabular-nums">
      <IconButton label={t("Previous page")} size="sm" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <ChevronLeft />
      </IconButton>
      {rich("{page} of {pages}", { page, pages })}
      <IconButton label={t("Next page")} size="sm" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        <ChevronRight />
      </IconButton>
    </div>
  );
}
