"use client";

import { Command } from "cmdk";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useFrame } from "@/components/frame/frame-store";

interface PaletteItemProps {
  id: string;
  label: string;
  icon?: LucideIcon;
  shortcut?: string;
  keywords?: string[];
  /** The command opens another layer itself. */
  keepOpen?: boolean;
  onRun: () => void;
}

export function PaletteItem({
  id,
  label,
  icon: Icon,
  shortcut,
  keywords = [],
  keepOpen = false,
  onRun,
}: PaletteItemProps) {
  const close = useFrame((state) => state.close);
  const select = () => {
    if (!keepOpen) close();
    onRun();
  };
  return (
    <Command.Item
      value={id}
      keywords={[label, ...keywords]}
      onSelect={select}
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1.5 data-[selected=true]:bg-hover pointer-coarse:min-h-11"
    >
      {Icon && <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {shortcut && <span className="text-xs text-muted-foreground">{shortcut}</span>}
    </Command.Item>
  );
}

export function PaletteGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted-foreground"
    >
      {children}
    </Command.Group>
  );
}
