"use client";

import { Popover as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export const Popover = Radix.Root;
export const PopoverTrigger = Radix.Trigger;
export const PopoverAnchor = Radix.Anchor;
export const PopoverClose = Radix.Close;

export function PopoverContent({
  className,
  align = "start",
  sideOffset = 4,
  ...props
}: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        data-slot="popover"
        align={align}
        sideOffset={sideOffset}
        collisionPadding={8}
        onCloseAutoFocus={leaveFocusInAnother}
        className={cn(
          "z-50 w-72 rounded-lg bg-popover p-3 text-popover-foreground shadow-float outline-none data-[state=open]:animate-enter data-[state=closed]:animate-exit",
          className,
        )}
        {...props}
      />
    </Radix.Portal>
  );
}

/** Who opens a second popover while the first fades away is in the second: focus on the first's trigger would close it. */
function leaveFocusInAnother(event: Event): void {
  if (document.activeElement?.closest('[data-slot="popover"][data-state="open"]')) event.preventDefault();
}
