"use client";

import {
  ChartColumn,
  Copy,
  Download,
  ExternalLink,
  FileCode,
  FolderInput,
  Inbox,
  MessageCircle,
  type LucideIcon,
  Pencil,
  SlidersHorizontal,
  Star,
  Tags,
  Timer,
  Trash2,
  UserRoundCog,
} from "lucide-react";
import { Fragment } from "react";
import { ContextMenuContent, ContextMenuItem, ContextMenuSeparator } from "@/components/ui/context-menu";
import { DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import { useAfterClose } from "@/components/ui/use-after-close";
import { t } from "@/components/words/t";
import type { FlowSummary } from "./flow-summary";
import type { FlowActions } from "./use-flow-actions";

interface Item {
  label: string;
  icon: LucideIcon;
  shortcut?: string;
  destructive?: boolean;
  /** Puts the focus elsewhere, so it runs once the menu is gone. */
  movesFocus?: boolean;
  run: () => void;
}

interface FlowMenuProps {
  flow: FlowSummary;
  actions: FlowActions;
  canEdit: boolean;
  onRename: () => void;
}

/** The same actions for the button at the end of the row and for the right mouse button. */
function itemsOf({ flow, actions, canEdit, onRename }: FlowMenuProps): readonly Item[][] {
  const open: Item = { label: t("Open"), icon: ExternalLink, shortcut: "Enter", run: () => actions.open(flow) };
  const save: Item = { label: t("Export JSON"), icon: Download, shortcut: "E", run: () => actions.exportFiles([flow]) };
  const code: Item = {
    label: t("Export as code"),
    icon: FileCode,
    movesFocus: true,
    run: () => actions.exportCode(flow),
  };
  const past: Item[] = [
    { label: t("Begin a chat"), icon: MessageCircle, run: () => actions.go(`/chat?flow=${flow.id}&begin=1`) },
    { label: t("Configure"), icon: SlidersHorizontal, run: () => actions.go(`/${flow.kind}s/${flow.id}/settings`) },
    { label: t("Messages"), icon: Inbox, run: () => actions.go(`/messages/${flow.id}`) },
    { label: t("Executions"), icon: Timer, run: () => actions.go(`/executions?flow=${flow.id}`) },
  ];
  const own: Item[] = [
    {
      label: flow.favourite ? t("Remove from favourites") : t("Add to favourites"),
      icon: Star,
      shortcut: "F",
      run: () => actions.setFavourite(flow, !flow.favourite),
    },
    { label: t("Usage"), icon: ChartColumn, shortcut: "U", run: () => actions.showUsage(flow) },
  ];
  if (!canEdit) return [[open, save, code], own, past];
  const move: Item = { label: t("Move to folder"), icon: FolderInput, shortcut: "M", run: () => actions.move([flow]) };
  const copy: Item = { label: t("Duplicate"), icon: Copy, shortcut: "D", run: () => actions.duplicate(flow) };
  if (!flow.access.mayChange) return [[open, copy, save, code], [move, ...own], past];
  const share: Item[] = flow.access.mayShare
    ? [{ label: t("Who may change it"), icon: UserRoundCog, run: () => actions.share(flow) }]
    : [];
  return [
    [open, { label: t("Rename"), icon: Pencil, shortcut: "F2", movesFocus: true, run: onRename }, copy, save, code],
    [move, { label: t("Tags"), icon: Tags, shortcut: "T", run: () => actions.tag([flow]) }, ...share, ...own],
    past,
    [{ label: t("Delete"), icon: Trash2, shortcut: "Del", destructive: true, run: () => actions.remove([flow]) }],
  ];
}

export function FlowDropdown(props: FlowMenuProps) {
  const { afterClose, menuProps } = useAfterClose();
  return (
    <DropdownMenuContent align="end" {...menuProps}>
      {itemsOf(props).map((group, index) => (
        <Fragment key={group[0]?.label}>
          {index > 0 && <DropdownMenuSeparator />}
          {group.map(({ label, icon: Icon, shortcut, destructive, movesFocus, run }) => (
            <DropdownMenuItem
              key={label}
              shortcut={shortcut}
              destructive={destructive}
              onSelect={() => (movesFocus ? afterClose(run) : run())}
            >
              <Icon aria-hidden />
              {label}
            </DropdownMenuItem>
          ))}
        </Fragment>
      ))}
    </DropdownMenuContent>
  );
}

export function FlowContextMenu(props: FlowMenuProps) {
  const { afterClose, menuProps } = useAfterClose();
  return (
    <ContextMenuContent {...menuProps}>
      {itemsOf(props).map((group, index) => (
        <Fragment key={group[0]?.label}>
          {index > 0 && <ContextMenuSeparator />}
          {group.map(({ label, icon: Icon, shortcut, destructive, movesFocus, run }) => (
            <ContextMenuItem
              key={label}
              shortcut={shortcut}
              destructive={destructive}
              onSelect={() => (movesFocus ? afterClose(run) : run())}
            >
              <Icon aria-hidden />
              {label}
            </ContextMenuItem>
          ))}
        </Fragment>
      ))}
    </ContextMenuContent>
  );
}
