"use client";

import { Copy, Download, ExternalLink, type LucideIcon, Pencil, Trash2 } from "lucide-react";
import { ContextMenuContent, ContextMenuItem, ContextMenuSeparator } from "@/components/ui/context-menu";
import { DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import type { FlowSummary } from "./flow-summary";
import type { FlowActions } from "./use-flow-actions";

interface Item {
  label: string;
  icon: LucideIcon;
  shortcut?: string;
  destructive?: boolean;
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
  const open: Item = { label: "Open", icon: ExternalLink, shortcut: "Enter", run: () => actions.open(flow) };
  const save: Item = { label: "Export JSON", icon: Download, shortcut: "E", run: () => actions.exportFiles([flow]) };
  if (!canEdit) return [[open, save]];
  return [
    [
      open,
      { label: "Rename", icon: Pencil, shortcut: "F2", run: onRename },
      { label: "Duplicate", icon: Copy, shortcut: "D", run: () => actions.duplicate(flow) },
      save,
    ],
    [{ label: "Delete", icon: Trash2, shortcut: "Del", destructive: true, run: () => actions.remove([flow]) }],
  ];
}

/** The name's field takes the focus; the menu must not pull it back to its button. */
const keepFocus = (event: Event) => event.preventDefault();

export function FlowDropdown({ renaming, ...props }: FlowMenuProps & { renaming: boolean }) {
  return (
    <DropdownMenuContent align="end" onCloseAutoFocus={renaming ? keepFocus : undefined}>
      {itemsOf(props).map((group, index) => (
        <div key={group[0]?.label}>
          {index > 0 && <DropdownMenuSeparator />}
          {group.map(({ label, icon: Icon, shortcut, destructive, run }) => (
            <DropdownMenuItem key={label} shortcut={shortcut} destructive={destructive} onSelect={run}>
              <Icon aria-hidden />
              {label}
            </DropdownMenuItem>
          ))}
        </div>
      ))}
    </DropdownMenuContent>
  );
}

export function FlowContextMenu({ renaming, ...props }: FlowMenuProps & { renaming: boolean }) {
  return (
    <ContextMenuContent onCloseAutoFocus={renaming ? keepFocus : undefined}>
      {itemsOf(props).map((group, index) => (
        <div key={group[0]?.label}>
          {index > 0 && <ContextMenuSeparator />}
          {group.map(({ label, icon: Icon, shortcut, destructive, run }) => (
            <ContextMenuItem key={label} shortcut={shortcut} destructive={destructive} onSelect={run}>
              <Icon aria-hidden />
              {label}
            </ContextMenuItem>
          ))}
        </div>
      ))}
    </ContextMenuContent>
  );
}
