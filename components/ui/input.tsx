import type { ComponentProps } from "react";
import { cn } from "./cn";

/** The looks shared by everything one types into or chooses from. 16 px on touch, so that phones do not zoom. */
export const controlClasses =
  "w-full min-w-0 rounded-md border border-input bg-card text-base text-foreground transition-colors outline-hidden hover:border-muted-foreground/50 focus-visible:border-ring focus-visible:ring-2 focus-visible:ring-ring/30 aria-invalid:border-failed aria-invalid:ring-failed/25 disabled:cursor-not-allowed disabled:opacity-55 pointer-coarse:text-lg";

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return (
    <input
      data-slot="input"
      type={type}
      className={cn(controlClasses, "h-8 px-2.5 read-only:bg-muted pointer-coarse:h-10", className)}
      {...props}
    />
  );
}
