"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { t } from "@/components/words/t";
import { cn } from "./cn";
import { IconButton } from "./icon-button";
import { useReturnFocus } from "./use-return-focus";

export const Dialog = Radix.Root;
export const DialogTrigger = Radix.Trigger;
export const DialogClose = Radix.Close;

interface DialogContentProps extends Omit<ComponentProps<typeof Radix.Content>, "title"> {
  title: ReactNode;
  /** One sentence under the title. */
  description?: ReactNode;
  size?: "sm" | "md" | "lg" | "xl";
  /** Leaves the corner button away, for a dialog that must be answered. */
  answerNeeded?: boolean;
}

const widths = { sm: "sm:max-w-md", md: "sm:max-w-lg", lg: "sm:max-w-2xl", xl: "sm:max-w-5xl" } as const;

/** Centred on a wide screen, a sheet from below on a phone. Its body scrolls; `DialogBody` and `DialogFooter` go inside. */
export function DialogContent({
  title,
  description,
  size = "md",
  answerNeeded = false,
  className,
  children,
  ...props
}: DialogContentProps) {
  const focus = useReturnFocus(props);
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-50 bg-overlay data-[state=open]:animate-fade-in data-[state=closed]:animate-fade-out" />
      <Radix.Content
        data-slot="dialog"
        {...(description ? {} : { "aria-describedby": undefined })}
        className={cn(
          "fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full flex-col rounded-t-lg bg-popover text-popover-foreground shadow-float outline-none data-[state=open]:animate-slide-in-bottom data-[state=closed]:animate-slide-out-bottom",
          "sm:inset-y-0 sm:my-auto sm:h-fit sm:max-h-[86dvh] sm:w-[calc(100%-2rem)] sm:rounded-lg sm:data-[state=open]:animate-enter sm:data-[state=closed]:animate-exit",
          widths[size],
          className,
        )}
        {...(answerNeeded ? { onInteractOutside: prevent, onEscapeKeyDown: prevent } : {})}
        {...props}
        {...focus}
      >
        <header className={cn("px-5 pt-5 pb-3", !answerNeeded && "pr-12")}>
          <Radix.Title className="text-lg font-semibold text-balance">{title}</Radix.Title>
          {description && <Radix.Description className="mt-1 text-muted-foreground">{description}</Radix.Description>}
        </header>
        {children}
        {/* Last, so that the focus begins with what the dialog is about. */}
        {!answerNeeded && (
          <Radix.Close asChild>
            <IconButton label={t("Close")} plain size="sm" className="absolute top-4 right-3">
              <X />
            </IconButton>
          </Radix.Close>
        )}
      </Radix.Content>
    </Radix.Portal>
  );
}

const prevent = (event: Event) => event.preventDefault();

export function DialogBody({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      data-slot="dialog-body"
      className={cn("flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-5 py-1", className)}
      {...props}
    />
  );
}

export function DialogFooter({ className, ...props }: ComponentProps<"footer">) {
  return (
    <footer
      data-slot="dialog-footer"
      className={cn("flex flex-col-reverse gap-2 px-5 pt-4 pb-5 sm:flex-row sm:items-center sm:justify-end", className)}
      {...props}
    />
  );
}
