"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { t } from "@/components/words/t";
import { cn } from "./cn";
import { IconButton } from "./icon-button";
import { useReturnFocus } from "./use-return-focus";

export const Sheet = Radix.Root;
export const SheetTrigger = Radix.Trigger;
export const SheetClose = Radix.Close;

interface SheetContentProps extends Omit<ComponentProps<typeof Radix.Content>, "title"> {
  title: ReactNode;
  side?: "left" | "right" | "bottom";
  /** Keeps the title for screen readers only. */
  hideTitle?: boolean;
  /** `false` leaves the page behind bright and, with `modal={false}` on the root, usable. */
  overlay?: boolean;
}

const sides = {
  left: "inset-y-0 left-0 w-72 max-w-[85vw] data-[state=open]:animate-slide-in-left data-[state=closed]:animate-slide-out-left",
  right:
    "inset-y-0 right-0 w-full sm:w-[28rem] data-[state=open]:animate-slide-in-right data-[state=closed]:animate-slide-out-right",
  bottom:
    "inset-x-0 bottom-0 max-h-[92dvh] rounded-t-lg data-[state=open]:animate-slide-in-bottom data-[state=closed]:animate-slide-out-bottom",
} as const;

/** A panel that comes in from an edge. */
export function SheetContent({
  title,
  side = "right",
  hideTitle = false,
  overlay = true,
  className,
  children,
  ...props
}: SheetContentProps) {
  const focus = useReturnFocus(props);
  return (
    <Radix.Portal>
      {overlay && (
        <Radix.Overlay className="fixed inset-0 z-50 bg-overlay data-[state=open]:animate-fade-in data-[state=closed]:animate-fade-out" />
      )}
      <Radix.Content
        data-slot="sheet"
        aria-describedby={undefined}
        className={cn(
          "fixed z-50 flex flex-col bg-popover text-popover-foreground shadow-float outline-none",
          sides[side],
          className,
        )}
        {...props}
        {...focus}
      >
        <header className={cn("flex items-center gap-3 px-5 pt-4 pb-2", hideTitle && "sr-only")}>
          <Radix.Title className="min-w-0 flex-1 truncate text-lg font-semibold">{title}</Radix.Title>
          <Radix.Close asChild>
            <IconButton label={t("Close")} plain size="sm" className="-mr-2">
              <X />
            </IconButton>
          </Radix.Close>
        </header>
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}
