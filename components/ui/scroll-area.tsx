"use client";

import { ScrollArea as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export function ScrollArea({ className, children, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root data-slot="scroll-area" className={cn("relative overflow-hidden", className)} {...props}>
      <Radix.Viewport className="size-full rounded-[inherit]">{children}</Radix.Viewport>
      <ScrollBar orientation="vertical" />
      <ScrollBar orientation="horizontal" />
      <Radix.Corner />
    </Radix.Root>
  );
}

function ScrollBar({ orientation }: { orientation: "vertical" | "horizontal" }) {
  return (
    <Radix.Scrollbar
      orientation={orientation}
      className={cn("flex touch-none p-0.5 select-none", orientation === "vertical" ? "w-2" : "h-2 flex-col")}
    >
      <Radix.Thumb className="relative flex-1 rounded-full bg-muted-foreground/40" />
    </Radix.Scrollbar>
  );
}
