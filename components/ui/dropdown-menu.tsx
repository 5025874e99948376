"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { menuClasses } from "./menu-classes";

export const DropdownMenu = Radix.Root;
export const DropdownMenuTrigger = Radix.Trigger;
export const DropdownMenuGroup = Radix.Group;
export const DropdownMenuRadioGroup = Radix.RadioGroup;
export const DropdownMenuSub = Radix.Sub;

export function DropdownMenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        data-slot="dropdown-menu"
        collisionPadding={8}
        sideOffset={4}
        className={cn(menuClasses.content, "max-h-(--radix-dropdown-menu-content-available-height)", className)}
        {...props}
      />
    </Radix.Portal>
  );
}

interface ItemProps extends ComponentProps<typeof Radix.Item> {
  destructive?: boolean;
  shortcut?: string;
}

export function DropdownMenuItem({ className, destructive, shortcut, children, ...props }: ItemProps) {
  return (
    <Radix.Item
      data-slot="dropdown-menu-item"
      className={cn(menuClasses.item, destructive && menuClasses.destructive, className)}
      {...props}
    >
      {children}
      {shortcut && <span className={menuClasses.shortcut}>{shortcut}</span>}
    </Radix.Item>
  );
}

export function DropdownMenuCheckboxItem({ className, children, ...props }: ComponentProps<typeof Radix.CheckboxItem>) {
  return (
    <Radix.CheckboxItem
      data-slot="dropdown-menu-checkbox-item"
      className={cn(menuClasses.item, "pr-8", className)}
      {...props}
    >
      {children}
      <Indicator />
    </Radix.CheckboxItem>
  );
}

export function DropdownMenuRadioItem({ className, children, ...props }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem
      data-slot="dropdown-menu-radio-item"
      className={cn(menuClasses.item, "pr-8", className)}
      {...props}
    >
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

export function DropdownMenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className={menuClasses.label}>{children}</Radix.Label>;
}

export function DropdownMenuSeparator() {
  return <Radix.Separator className={menuClasses.separator} />;
}
