"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { Table, TableBody, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { t } from "@/components/words/t";
import type { SortKey } from "./arrange-flows";
import { FlowRow } from "./flow-row";
import type { FlowUse } from "./flow-calls";
import type { FlowSummary } from "./flow-summary";
import type { FlowActions } from "./use-flow-actions";
import { useListKeys } from "./use-list-keys";
import type { Selection } from "./use-selection";

interface FlowTableProps {
  flows: readonly FlowSummary[];
  actions: FlowActions;
  canEdit: boolean;
  sort: SortKey;
  onSort: (sort: SortKey) => void;
  selection: Selection;
  usage: ReadonlyMap<string, FlowUse>;
}

export function FlowTable({ flows, actions, canEdit, sort, onSort, selection, usage }: FlowTableProps) {
  const [renaming, setRenaming] = useState<string | null>(null);
  const onKeyDown = useListKeys({ flows, actions, canEdit, selection, onRename: setRenaming });
  const all = flows.length > 0 && flows.every(({ id }) => selection.ids.has(id));
  const some = flows.some(({ id }) => selection.ids.has(id));
  return (
    <div onKeyDown={onKeyDown}>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead className="w-0 pr-0 pl-4">
              <Checkbox
                aria-label={t("Select all")}
                checked={all || (some && "indeterminate")}
                onCheckedChange={(checked) => selection.set(checked === true ? flows.map(({ id }) => id) : [])}
                className="align-middle"
              />
            </TableHead>
            <SortHead name="name" first="name" sort={sort} onSort={onSort} className="w-full lg:w-2/5">
              {t("Name")}
            </SortHead>
            <TableHead className="hidden lg:table-cell">{t("Nodes")}</TableHead>
            <TableHead className="hidden sm:table-cell">{t("Status")}</TableHead>
            <SortHead name="calls" first="-calls" sort={sort} onSort={onSort} className="hidden xl:table-cell">
              {t("Calls")}
            </SortHead>
            <SortHead name="updated" first="-updated" sort={sort} onSort={onSort} className="hidden md:table-cell">
              {t("Updated")}
            </SortHead>
            <TableHead className="w-0">
              <span className="sr-only">{t("Actions")}</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {flows.map((flow) => (
            <FlowRow
              key={flow.id}
              flow={flow}
              actions={actions}
              canEdit={canEdit}
              use={usage.get(flow.id)}
              dragged={() => (selection.ids.has(flow.id) ? [...selection.ids] : [flow.id])}
              selected={selection.ids.has(flow.id)}
              selecting={selection.ids.size > 0}
              renaming={renaming === flow.id}
              onSelect={(selected) => selection.toggle(flow.id, selected)}
              onRename={(on) => setRenaming(on ? flow.id : null)}
            />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

interface SortHeadProps {
  name: "name" | "updated" | "calls";
  /** The order of the first press. */
  first: SortKey;
  sort: SortKey;
  onSort: (sort: SortKey) => void;
  className?: string;
  children: string;
}

function SortHead({ name, first, sort, onSort, className, children }: SortHeadProps) {
  const active = sort === name || sort === `-${name}`;
  const descending = sort === `-${name}`;
  const next: SortKey = active ? (descending ? name : `-${name}`) : first;
  const Arrow = descending ? ArrowDown : ArrowUp;
  return (
    <TableHead className={className} aria-sort={active ? (descending ? "descending" : "ascending") : "none"}>
      <button
        type="button"
        onClick={() => onSort(next)}
        className="-mx-1 inline-flex items-center gap-1 rounded-sm px-1 hover:text-foreground"
      >
        {children}
        <Arrow aria-hidden className={cn("size-3.5", !active && "opacity-0")} />
      </button>
    </TableHead>
  );
}
