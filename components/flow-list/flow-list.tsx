"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useQueryParam } from "@/components/frame/use-query-param";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listText } from "@/components/words/list-text";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { arrangeFlows, countTags, parseSort } from "./arrange-flows";
import { BulkBar } from "./bulk-bar";
import { FlowDialogs, useFlowDialogs } from "./flow-dialogs";
import { FlowFilters } from "./flow-filters";
import type { FlowSummary } from "./flow-summary";
import { FlowTable } from "./flow-table";
import { FolderBar } from "./folder-bar";
import { withInner } from "./folder-tree";
import { useFlowActions } from "./use-flow-actions";
import { useFolders } from "./use-folders";
import { useSelection } from "./use-selection";

interface FlowListProps {
  kind: FlowKind;
  flows: readonly FlowSummary[];
  canEdit: boolean;
}

/** Rows that are drawn at once; more come on demand. */
const pageSize = 100;

export function FlowList({ kind, flows, canEdit }: FlowListProps) {
  const filters = useFilters();
  const folders = useFolders();
  const usage = useUsage();
  const dialogs = useFlowDialogs();
  const [limit, setLimit] = useState(pageSize);
  const folder = folders.folders.find(({ id }) => id === filters.folder);
  const { search, tag, sort } = filters;
  const found = useMemo(() => {
    const folderIds = folder ? withInner(folders.folders, folder.id) : null;
    return arrangeFlows(flows, { search, tag, folderIds }, sort, (id) => usage.get(id)?.calls30 ?? 0);
  }, [flows, search, tag, sort, folder, folders.folders, usage]);
  const tags = useMemo(() => countTags(flows), [flows]);
  const selection = useSelection(found);
  const actions = useFlowActions(kind, dialogs);
  const selected = found.filter(({ id }) => selection.ids.has(id));
  const changeable = selected.every(({ access }) => access.mayChange);
  return (
    <>
      <FlowFilters kind={kind} filters={filters} tags={tags} found={found.length} total={flows.length} />
      <FolderBar
        folders={folders}
        open={folder}
        canEdit={canEdit}
        onOpen={(id) => filters.setFolder(id ?? "")}
        count={(ids) => flows.filter(({ folderId }) => folderId !== null && ids.has(folderId)).length}
      />
      {found.length > 0 ? (
        <FlowTable
          flows={found.slice(0, limit)}
          actions={actions}
          usage={usage}
          canEdit={canEdit}
          sort={sort}
          onSort={filters.setSort}
          selection={selection}
        />
      ) : (
        <NothingFound {...{ kind, search, tag }} folder={folder?.name} onClear={filters.clear} />
      )}
      {found.length > limit && (
        <Button className="self-center" onClick={() => setLimit(limit + 4 * pageSize)}>
          {rich("Show more of {count}", { count: found.length })}
        </Button>
      )}
      {selected.length > 0 && (
        <BulkBar
          count={selected.length}
          onExport={() => actions.exportFiles(selected)}
          onMove={canEdit ? () => actions.move(selected) : undefined}
          onTag={canEdit && changeable ? () => actions.tag(selected) : undefined}
          onDelete={canEdit && changeable ? () => actions.remove(selected) : undefined}
          onClear={() => selection.set([])}
        />
      )}
      <FlowDialogs dialogs={dialogs} folders={folders} tags={tags.map(({ tag: each }) => each)} />
    </>
  );
}

/** All of them live in the address. */
function useFilters() {
  const [search, setSearch] = useQueryParam("q");
  const [tag, setTag] = useQueryParam("tag");
  const [folder, setFolder] = useQueryParam("folder");
  const [sort, setSort] = useQueryParam("sort");
  const clear = () => {
    setSearch("");
    setTag("");
    setFolder("");
  };
  return { search, setSearch, tag, setTag, folder, setFolder, sort: parseSort(sort), setSort, clear };
}

export type ListFilters = ReturnType<typeof useFilters>;

function useUsage() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.flows.usage.queryOptions(undefined, { staleTime: 60_000 }));
  return useMemo(() => new Map((data ?? []).map((each) => [each.flowId, each])), [data]);
}

interface NothingFoundProps {
  kind: FlowKind;
  search: string;
  tag: string;
  folder: string | undefined;
  onClear: () => void;
}

function NothingFound({ kind, search, tag, folder, onClear }: NothingFoundProps) {
  const empty = folder !== undefined && search === "" && tag === "";
  const asked = [
    search && `“${search}”`,
    tag && t("the tag “{tag}”", { tag }),
    folder && t("the folder “{folder}”", { folder }),
  ];
  return (
    <EmptyState
      title={
        empty
          ? t("No {kind, select, agentflow {agentflow} other {chatflow}} lies in “{folder}”", { kind, folder })
          : t("No {kind, select, agentflow {agentflow} other {chatflow}} matches {asked}", {
              kind,
              asked: listText(asked.flatMap((part) => (part ? [part] : []))),
            })
      }
      action={
        <Button onClick={onClear}>
          {folder !== undefined || tag
            ? t("Show all {kind, select, agentflow {agentflows} other {chatflows}}", { kind })
            : t("Clear the search")}
        </Button>
      }
    >
      {empty && t("Drag flows here from the list, or choose “Move to folder” in a flow's menu (M).")}
    </EmptyState>
  );
}
