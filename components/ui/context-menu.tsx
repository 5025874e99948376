"use client";

import { Check } from "lucide-react";
import { ContextMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { menuClasses } from "./menu-classes";

export const ContextMenu = Radix.Root;
export const ContextMenuTrigger = Radix.Trigger;
export const ContextMenuGroup = Radix.Group;
export const ContextMenuRadioGroup = Radix.RadioGroup;
export const ContextMenuSub = Radix.Sub;

export function ContextMenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        data-slot="context-menu"
        collisionPadding={8}
        className={cn(menuClasses.content, "max-h-(--radix-context-menu-content-available-height)", className)}
        {...props}
      />
    </Radix.Portal>
  );
}

interface ItemProps extends ComponentProps<typeof Radix.Item> {
  destructive?: boolean;
  shortcut?: string;
}

export function ContextMenuItem({ className, destructive, shortcut, children, ...props }: ItemProps) {
  return (
    <Radix.Item
      data-slot="context-menu-item"
      className={cn(menuClasses.item, destructive && menuClasses.destructive, className)}
      {...props}
    >
      {children}
      {shortcut && <span className={menuClasses.shortcut}>{shortcut}</span>}
    </Radix.Item>
  );
}

export function ContextMenuCheckboxItem({ className, children, ...props }: ComponentProps<typeof Radix.CheckboxItem>) {
  return (
    <Radix.CheckboxItem
      data-slot="context-menu-checkbox-item"
      className={cn(menuClasses.item, "pr-8", className)}
      {...props}
    >
      {children}
      <Indicator />
    </Radix.CheckboxItem>
  );
}

export function ContextMenuRadioItem({ className, children, ...props }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem data-slot="context-menu-radio-item" className={cn(menuClasses.item, "pr-8", className)} {...props}>
      {children}
      <Indicator />
    </Radix.RadioItem>
  );
}

const Indicator = () => (
  <Radix.ItemIndicator className="absolute right-2">
    <Check aria-hidden />
  </Radix.ItemIndicator>
);

export function ContextMenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className={menuClasses.label}>{children}</Radix.Label>;
}

export function ContextMenuSeparator() {
  return <Radix.Separator className={menuClasses.separator} />;
}
