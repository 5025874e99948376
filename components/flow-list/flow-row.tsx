"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { ContextMenu, ContextMenuTrigger } from "@/components/ui/context-menu";
import { DropdownMenu, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { InlineEdit } from "@/components/ui/inline-edit";
import { RelativeTime } from "@/components/ui/relative-time";
import { onRowClick } from "@/components/ui/row-click";
import { TableCell, TableRow } from "@/components/ui/table";
import { t } from "@/components/words/t";
import { FlowIcons } from "./flow-icons";
import { draggedFlows } from "./dragged-flows";
import { FlowCalls, type FlowUse } from "./flow-calls";
import { FlowMarks, FlowTags } from "./flow-marks";
import { FlowContextMenu, FlowDropdown } from "./flow-menu";
import { FlowStatus } from "./flow-status";
import type { FlowSummary } from "./flow-summary";
import { focusFlowLink } from "./focus-flow-link";
import type { FlowActions } from "./use-flow-actions";

interface FlowRowProps {
  flow: FlowSummary;
  actions: FlowActions;
  canEdit: boolean;
  use: FlowUse | undefined;
  /** Ids of what is dragged with this row. */
  dragged: () => readonly string[];
  selected: boolean;
  /** Something is selected, so every row shows its box. */
  selecting: boolean;
  renaming: boolean;
  onSelect: (selected: boolean) => void;
  onRename: (renaming: boolean) => void;
}

export function FlowRow(props: FlowRowProps) {
  const { flow, actions, canEdit, selected, selecting, onSelect, onRename } = props;
  const menu = { flow, actions, canEdit, onRename: () => onRename(true) };
  return (
    <ContextMenu>
      <ContextMenuTrigger asChild>
        <TableRow
          data-state={selected ? "selected" : undefined}
          data-flow={flow.id}
          draggable={canEdit && !props.renaming}
          onDragStart={(event) => draggedFlows.start(event, props.dragged())}
          onClick={onRowClick((newTab) => actions.open(flow, newTab))}
          className="h-13 cursor-pointer"
        >
          <TableCell className="w-0 pr-0 pl-4">
            <Checkbox
              aria-label={t("Select {name}", { name: flow.name })}
              checked={selected}
              onCheckedChange={(checked) => onSelect(checked === true)}
              className={cn(
                "align-middle transition-opacity group-hover/row:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100",
                !selecting && "opacity-0",
              )}
            />
          </TableCell>
          <TableCell className="max-w-0 min-w-40">
            <FlowName {...props} />
          </TableCell>
          <TableCell className="hidden lg:table-cell">
            <FlowIcons nodeNames={flow.nodeNames} />
          </TableCell>
          <TableCell className="hidden sm:table-cell">
            <FlowStatus flow={flow} />
          </TableCell>
          <TableCell className="hidden xl:table-cell">
            <FlowCalls flow={flow} use={props.use} onShow={() => actions.showUsage(flow)} />
          </TableCell>
          <TableCell className="hidden text-sm whitespace-nowrap text-muted-foreground md:table-cell">
            <RelativeTime at={flow.updatedAt} />
          </TableCell>
          <TableCell className="w-0 pl-0">
            <DropdownMenu>
              <DropdownMenuTrigger asChild>
                <IconButton plain label={t("Actions for {name}", { name: flow.name })}>
                  <Ellipsis />
                </IconButton>
              </DropdownMenuTrigger>
              <FlowDropdown {...menu} />
            </DropdownMenu>
          </TableCell>
        </TableRow>
      </ContextMenuTrigger>
      <FlowContextMenu {...menu} />
    </ContextMenu>
  );
}

function FlowName({ flow, actions, renaming, onRename }: FlowRowProps) {
  if (renaming) {
    return (
      <InlineEdit
        label={t("Name of {name}", { name: flow.name })}
        value={flow.name}
        onSave={(name) => actions.rename(flow, name)}
        onDone={(byKey) => {
          onRename(false);
          if (byKey) requestAnimationFrame(() => focusFlowLink(document.body, flow.id));
        }}
        className="-mx-2.5"
      />
    );
  }
  return (
    <>
      <span className="flex min-w-0 items-center gap-1.5">
        <Link
          href={`/${flow.kind}s/${flow.id}`}
          data-flow-link
          draggable={false}
          className="truncate rounded-sm font-medium outline-offset-2"
        >
          {flow.name}
        </Link>
        <FlowMarks flow={flow} />
      </span>
      <FlowTags category={flow.category} />
      <span className="mt-0.5 flex items-center gap-1 text-sm text-muted-foreground md:hidden">
        <span className="sm:hidden">{flow.published === null ? t("Draft") : t("Published")} ·</span>
        <RelativeTime at={flow.updatedAt} />
      </span>
    </>
  );
}
