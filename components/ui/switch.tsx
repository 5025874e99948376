"use client";

import { Switch as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Switch({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      data-slot="switch"
      className={cn(
        "relative inline-flex h-4.5 w-8 shrink-0 items-center rounded-full bg-muted-foreground/55 transition-colors after:absolute after:-inset-2 data-[state=checked]:bg-primary disabled:opacity-55",
        className,
      )}
      {...props}
    >
      <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-primary-foreground transition-transform data-[state=checked]:translate-x-4" />
    </Radix.Root>
  );
}
